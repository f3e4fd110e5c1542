import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import type { Endpoint, TlsFiles } from '#electron/docker/endpoint.ts';
import { localSockets } from '#electron/docker/local-sockets.ts';
import { type Engine, type EngineId, engineIdSchema } from '#shared/contract/engines.ts';
import {
  type EngineAddress,
  formatEngineAddress,
  readEngineAddress,
} from '#shared/domain/engines/address.ts';
import { fail } from '../failures/fail.ts';

/** One engine as it is remembered: what it is called and how it is reached. */
export interface EnginePlace extends Pick<Engine, 'id' | 'address' | 'label' | 'origin'> {
  readonly endpoint: Endpoint;
}

interface Given {
  readonly origin: Engine['origin'];
  readonly id?: EngineId;
  readonly label?: string;
  readonly tls?: TlsFiles;
}

/** The place an address stands for. Throws URI_INVALID with what is wrong with it. */
export function placeOf(text: string, { origin, id, label, tls }: Given): EnginePlace {
  const address = addressOf(text);
  const endpoint: Endpoint = { address, ...(tls && { tls }) };
  return {
    id: id ?? engineId(endpoint),
    // Shown and printed as it was typed: scripts look for the address they gave.
    address: text.trim(),
    label: label === undefined || label === '' ? defaultLabel(address) : label,
    origin,
    endpoint,
  };
}

function addressOf(text: string): EngineAddress {
  const read = readEngineAddress(text);
  if ('address' in read) return read.address;
  throw fail('URI_INVALID', {
    uri: text.replace(/(:\/\/[^/@:]*):[^/@]*@/, '$1@'),
    kind: 'engine',
    reason: read.invalid,
  });
}

/** One spelling for each endpoint. */
const endpointText = ({ address, tls }: Endpoint): string =>
  `${formatEngineAddress(address)} ${tls?.folder ?? ''}`.trim();

/** The same for all that lead to the same engine: two sockets may be one file by its links. */
export function endpointKey({ address, tls }: Endpoint): string {
  const real = address.kind === 'unix' ? { ...address, path: realPath(address.path) } : address;
  return endpointText({ address: real, ...(tls && { tls }) });
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** An id that reads well in logs and is the same for the same address: where it is, and a short hash. */
export function engineId(endpoint: Endpoint): EngineId {
  const { address } = endpoint;
  const words = (address.kind === 'unix' ? address.path : address.host)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const hash = createHash('sha256').update(endpointText(endpoint)).digest('hex').slice(0, 8);
  return engineIdSchema.parse(`${words === '' ? address.kind : words}-${hash}`);
}

function defaultLabel(address: EngineAddress): string {
  if (address.kind !== 'unix') return address.host;
  return localSockets({}).find(({ path }) => path === address.path)?.label ?? address.path;
}
