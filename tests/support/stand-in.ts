import { createHash, createPublicKey } from 'node:crypto';
import {
  createServer as createProxy,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import forge from 'node-forge';
import type { StandInServer } from '../../scripts/browsers/driver.ts';

/**
 * What the stand-in does with a request: anything that a server can do, or fail to do.
 *
 * @param cut resets the connection, without a farewell
 */
export type Script = (request: IncomingMessage, response: ServerResponse, cut: () => void) => void;

/** A request that reached the stand-in. */
export interface ReceivedRequest {
  method: string;
  /** The whole address, its query included. */
  address: string;
  headers: IncomingHttpHeaders;
}

/** Where Firefox goes by itself, for its own settings, whatever the profile says. */
const BROWSERS_OWN = /(^|\.)mozilla\.(com|net|org):443$/;

/** As a server that is gone: the connection is cut before an answer. */
export const refuse: Script = (_request, _response, cut) => cut();

/**
 * A server of this machine in place of some hosts, beta.gouv.fr first of all, that answers as its
 * script says: on real TLS connections, so that they can be cut, kept waiting and flooded.
 */
export class StandIn implements StandInServer {
  readonly hosts: readonly string[];
  readonly keyDigest: string;
  /** What was asked, oldest first. */
  readonly requests: ReceivedRequest[] = [];
  /** Hosts that a browser wanted to reach through the proxy, which lets it reach none but its own. */
  readonly strangers: string[] = [];
  /** How the next requests are answered. */
  script: Script = refuse;
  readonly #server: Server;
  readonly #proxy: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(hosts: readonly string[]) {
    const { key, certificate } = certificateFor(hosts);
    this.hosts = hosts;
    this.keyDigest = digestOf(certificate);
    this.#server = createServer({ key, cert: certificate }, (request, response) => {
      const { method = '', url = '', headers } = request;
      this.requests.push({ method, address: `https://${headers.host}${url}`, headers });
      // A browser that hangs up is part of the play.
      response.on('error', () => undefined);
      this.script(request, response, () => this.#cut(request));
    });
    const proxy = createProxy((request, response) => {
      this.strangers.push(request.url ?? '');
      response.writeHead(403).end();
    });
    proxy.on('connect', ({ url = '' }, socket: Socket) => this.#tunnel(url, socket));
    this.#proxy = proxy;
    for (const server of [this.#server, this.#proxy]) {
      server.on('connection', (socket: Socket) => this.#keep(socket));
    }
  }

  /** Starts to listen, on ports that are free. */
  static async start(hosts: readonly string[]): Promise<StandIn> {
    const standIn = new StandIn(hosts);
    for (const server of [standIn.#server, standIn.#proxy]) {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(0, '127.0.0.1', resolve);
      });
    }
    return standIn;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get proxyPort(): number {
    return (this.#proxy.address() as AddressInfo).port;
  }

  /** Forgets what was asked, and cuts connections again. */
  reset(): void {
    this.requests.length = 0;
    this.script = refuse;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    for (const server of [this.#server, this.#proxy]) {
      await new Promise((resolve) => server.close(resolve));
    }
  }

  #tunnel(target: string, socket: Socket): void {
    if (!this.hosts.some((host) => target === `${host}:443`)) {
      if (!BROWSERS_OWN.test(target)) this.strangers.push(target);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    const server = connect(this.port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.pipe(socket).pipe(server);
    });
    // What is cut on one side is cut on the other.
    server.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => server.destroy());
  }

  /** TLS would say goodbye: the connection under it does not. */
  #cut({ socket: { remotePort } }: IncomingMessage): void {
    for (const socket of this.#sockets) {
      if (socket.remotePort === remotePort) socket.resetAndDestroy();
    }
  }

  #keep(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => this.#sockets.delete(socket));
  }
}

/** A key and a certificate for these hosts, valid for a day, trusted by nobody, never written anywhere. */
function certificateFor(hosts: readonly string[]): { key: string; certificate: string } {
  const day = 24 * 60 * 60 * 1000;
  const keys = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = keys.publicKey;
  certificate.serialNumber = '01';
  certificate.validity.notBefore = new Date(Date.now() - day);
  certificate.validity.notAfter = new Date(Date.now() + day);
  const name = [{ name: 'commonName', value: 'Stand-in of the tests' }];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  const altNames = hosts.map((value) => ({ type: 2, value }));
  certificate.setExtensions([{ name: 'subjectAltName', altNames }]);
  certificate.sign(keys.privateKey, forge.md.sha256.create());
  return {
    key: forge.pki.privateKeyToPem(keys.privateKey),
    certificate: forge.pki.certificateToPem(certificate),
  };
}

/** The SHA-256 of a certificate's public key, in base64. */
function digestOf(certificate: string): string {
  const key = createPublicKey(certificate).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
