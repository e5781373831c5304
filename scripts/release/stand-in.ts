import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Credentials, STORES, type StoreName } from './stores.ts';

/** How a store can fail, instead of accepting the package. */
export type Fault = 'expired' | 'refused' | 'silent' | 'broken' | 'there' | 'half-way';

/** The hosts that the stand-ins answer for, as the library asks them (version 6.2). */
const HOSTS: Record<string, StoreName> = {
  'oauth2.googleapis.com': 'chrome',
  'chromewebstore.googleapis.com': 'chrome',
  'addons.mozilla.org': 'firefox',
  'api.addons.microsoftedge.microsoft.com': 'edge',
};

/** One request that a stand-in was sent. */
export interface StoreRequest {
  store: StoreName;
  method: string;
  path: string;
  /** The size of what was sent, in bytes. */
  size: number;
}

/** A stand-in of each store's interface, on this machine alone. */
export interface StandIn {
  /** All that was asked, in order. */
  requests: StoreRequest[];
  /** How each store fails from now on; one without a fault accepts. */
  faults: Partial<Record<StoreName, Fault>>;
  stop(): Promise<void>;
}

/**
 * Starts the stand-ins and turns every request of this process to a store towards them. A request
 * to any other host is refused: a dry run reaches nobody.
 */
export async function standIn(): Promise<StandIn> {
  const requests: StoreRequest[] = [];
  const faults: StandIn['faults'] = {};
  const server = createServer(async (request, response) => {
    const store = request.headers['x-store'] as StoreName;
    const path = new URL(request.url ?? '/', 'http://store').pathname;
    const size = await sizeOf(request);
    requests.push({ store, method: request.method ?? '', path, size });
    answer(store, request.method ?? '', path, faults[store], response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const store = HOSTS[url.hostname];
    if (!store) throw new Error(`a dry run asks nobody, and "${url.hostname}" was asked`);
    const headers = new Headers(init?.headers);
    headers.set('x-store', store);
    return realFetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, { ...init, headers });
  };
  return {
    requests,
    faults,
    async stop() {
      globalThis.fetch = realFetch;
      await close(server);
    },
  };
}

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function sizeOf(request: IncomingMessage): Promise<number> {
  let size = 0;
  for await (const chunk of request) size += (chunk as Buffer).length;
  return size;
}

const ACCEPTED: Record<StoreName, readonly (readonly [RegExp, object | null])[]> = {
  chrome: [
    [/\/token$/, { access_token: 'stand-in', expires_in: 3600 }],
    [/:fetchStatus$/, { itemId: 'stand-in' }],
    [/:upload$/, { uploadState: 'SUCCEEDED' }],
    [/:publish$/, { state: 'PENDING_REVIEW' }],
  ],
  firefox: [
    [/\/upload\/$/, { uuid: 'stand-in' }],
    [
      /\/upload\/stand-in/,
      { processed: true, valid: true, uuid: 'stand-in', validation: noRemarks() },
    ],
    [/\/versions\//, { id: 1, file: { id: 1 } }],
    [/\/addons\/addon\//, { id: 1 }],
  ],
  edge: [
    [/\/operations\//, { status: 'Succeeded' }],
    [/\/draft\/package$/, null],
    [/\/submissions$/, null],
  ],
};

function noRemarks() {
  return { errors: 0, warnings: 0, notices: 0 };
}

/** The request that submits an uploaded package for review; a store may fail right there. */
const SUBMITS = /:publish$|\/versions\/$|\/submissions$/;

/** The request that uploads the package. */
const UPLOADS = /:upload$|\/upload\/$|\/draft\/package$/;

function answer(
  store: StoreName,
  method: string,
  path: string,
  fault: Fault | undefined,
  response: ServerResponse,
): void {
  const send = (status: number, body: object | null) => {
    if (store === 'edge' && UPLOADS.test(path)) response.setHeader('Location', 'stand-in');
    if (body === null) return response.writeHead(status).end();
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  };
  const isPost = method === 'POST';
  switch (fault) {
    case 'silent':
      return;
    case 'expired':
      return void send(401, { error: 'invalid_grant: the key has expired' });
    case 'broken':
      return void send(503, { error: 'try later' });
    case 'there':
      if (isPost && SUBMITS.test(path)) {
        return void send(409, { version: ['Version 0.1.0 already exists.'] });
      }
      break;
    case 'half-way':
      if (isPost && SUBMITS.test(path)) return void send(502, { error: 'bad gateway' });
      break;
    case 'refused':
      if (store === 'edge' && path.includes('/operations/')) {
        return void send(200, { status: 'Failed', message: 'the manifest is not valid' });
      }
      if (isPost && UPLOADS.test(path)) {
        return void send(400, { error: 'the manifest is not valid' });
      }
      break;
    case undefined:
      break;
  }
  const found = ACCEPTED[store].find(([pattern]) => pattern.test(path));
  if (!found) return void send(404, { error: `the stand-in knows no ${path}` });
  send(200, found[1]);
}

/** Credentials of the right form that belong to no account; the private key is made anew each time. */
export function standInCredentials(stores: readonly StoreName[]): Credentials {
  const names = stores.flatMap((store) => STORES[store].variables);
  return Object.fromEntries(
    names.map((name) => [name, name.endsWith('PRIVATE_KEY') ? madeUpKey() : 'stand-in']),
  );
}

function madeUpKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
