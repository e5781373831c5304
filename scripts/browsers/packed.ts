import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { ScriptError } from '../console/script.ts';

/*
 * Browsers take an extension as a folder, while it is developed, or packed, as people get it. Firefox takes a package's
 * zip as it is. Chromium takes one that is signed ("CRX3"), and only from a store, a policy or its profile's folder of
 * "External Extensions", which Google's Chrome and Chrome for Testing do not have on Linux (seen 2026-11, Chromium 156).
 */

/** Whether what is to be installed is a package rather than a build's folder. */
export function isPackage(path: string): boolean {
  return path.endsWith('.zip');
}

/**
 * The manifest of a build's folder, or of a package.
 * @throws ScriptError when the package has none
 */
export async function manifestOf(path: string): Promise<Manifest> {
  if (!isPackage(path)) return JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'));
  const name = 'manifest.json';
  const { [name]: bytes } = unzipSync(await readFile(path), {
    filter: (file) => file.name === name,
  });
  if (!bytes) throw new ScriptError(`${path} has no ${name}: pack the extension anew`);
  return JSON.parse(strFromU8(bytes));
}

/** What is read of a manifest here. */
interface Manifest {
  version: string;
  browser_specific_settings: { gecko: { id: string } };
}

/** The folder of Chromium's profile that lists what programs of the machine bring along. */
const EXTERNAL = 'External Extensions';

/**
 * Offers a package to Chromium, which installs it at its next start with this profile: anew, or over an older version of
 * it. The key that signs it, and with it the extension's id, stays the same for a profile.
 *
 * @param profile the profile's folder
 * @param path the package's zip, of which every byte stands in what is installed
 */
export async function offerPackage(profile: string, path: string): Promise<void> {
  const folder = join(profile, EXTERNAL);
  await mkdir(folder, { recursive: true });
  const { id, crx } = signedPackage(await readFile(path), await keyOf(profile));
  const { version } = await manifestOf(path);
  const signed = join(profile, `${id}-${version}.crx`);
  await writeFile(signed, crx);
  const offer = { external_crx: signed, external_version: version };
  await writeFile(join(folder, `${id}.json`), JSON.stringify(offer));
}

async function keyOf(profile: string): Promise<KeyObject> {
  const file = join(profile, 'repere-key.pem');
  if (existsSync(file)) return createPrivateKey(await readFile(file));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await writeFile(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  return privateKey;
}

/**
 * A package as Chromium's store hands it out: a header with the signature, then the zip itself. The format is
 * chromium.org's crx3.proto (seen 2026-11).
 */
function signedPackage(zip: Uint8Array, key: KeyObject): { id: string; crx: Uint8Array } {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const idBytes = createHash('sha256').update(publicKey).digest().subarray(0, 16);
  const signedData = field(1, idBytes);
  const what = [Buffer.from('CRX3 SignedData\0'), length(signedData), signedData, zip];
  const proof = Buffer.concat([
    field(1, publicKey),
    field(2, sign('sha256', Buffer.concat(what), key)),
  ]);
  const head = Buffer.concat([field(2, proof), field(10_000, signedData)]);
  return {
    id: idBytes
      .toString('hex')
      .replace(/./g, (digit) => 'abcdefghijklmnop'[Number.parseInt(digit, 16)] ?? ''),
    crx: Buffer.concat([Buffer.from('Cr24'), uint32(3), length(head), head, zip]),
  };
}

/** A field of a protocol buffer that holds bytes. */
function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function varint(number: number): Buffer {
  const bytes: number[] = [];
  let rest = number;
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128);
  return Buffer.from([...bytes, rest]);
}

function length(bytes: Uint8Array): Buffer {
  return uint32(bytes.length);
}

function uint32(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}
