import { createHash } from 'node:crypto';
import type { Endpoint, TlsFiles } from '#electron/docker/endpoint.ts';
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

/** Tells whether two endpoints are the same engine in the same way. */
export const endpointKey = ({ address, tls }: Endpoint): string =>
  `${formatEngineAddress(address)} ${tls?.folder ?? ''}`.trim();

/** An id that reads well in logs and is the same for the same address: where it is, and a short hash. */
export function engineId(endpoint: Endpoint): EngineId {
  const { address } = endpoint;
  const words = (address.kind === 'unix' ? address.path : address.host)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const hash = createHash('sha256').update(endpointKey(endpoint)).digest('hex').slice(0, 8);
  return engineIdSchema.parse(`${words === '' ? address.kind : words}-${hash}`);
}

function defaultLabel(address: EngineAddress): string {
  return address.kind === 'unix' ? address.path : address.host;
}
