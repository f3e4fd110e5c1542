import { join } from 'node:path';
import { z } from 'zod';
import { engineIdSchema } from '#shared/contract/engines.ts';
import { readEngineAddress } from '#shared/domain/engines/address.ts';
import type { Logger } from '../ports.ts';
import { JsonFile } from '../settings/json-file.ts';
import type { ManagedEngine } from './managed-engine.ts';

const rememberedSchema = z.object({
  added: z.array(
    z.object({
      id: engineIdSchema,
      address: z.string().max(2048),
      label: z.string().max(100),
      /** The folder with what TLS needs; never what is in it. */
      certificates: z.string().max(4096).optional(),
      /** Turned off by the person: stays off at the next start. */
      off: z.boolean().default(false),
    }),
  ),
  /** Names people gave to the found ones, and which of those they turned off. */
  labels: z.record(z.string(), z.string().max(100)).default({}),
  off: z.array(engineIdSchema).default([]),
});
export type RememberedEngines = z.infer<typeof rememberedSchema>;

export function rememberedFile(stateDir: string, log: Logger) {
  return new JsonFile({
    path: join(stateDir, 'engines.json'),
    version: 1,
    schema: rememberedSchema,
    empty: { added: [], labels: {}, off: [] },
    log,
  });
}

/**
 * What the file should hold, from what is there now. What does not show now is kept: found ones that show at another
 * time, and added ones that this version cannot use.
 */
export function toRemember(
  engines: readonly Pick<ManagedEngine, 'place' | 'shown'>[],
  before: RememberedEngines,
): RememberedEngines {
  const found = engines.filter(({ place }) => place.origin !== 'added' && place.origin !== 'given');
  const absent = (id: string) => !found.some(({ place }) => place.id === id);
  const renamed = found.filter(({ place, shown }) => shown.label !== place.label);
  const added = engines.filter(({ place }) => place.origin === 'added');
  return {
    added: [
      ...added.map(({ place: { id, address, endpoint }, shown }) => ({
        id,
        address,
        label: shown.label,
        ...(endpoint.tls && { certificates: endpoint.tls.folder }),
        off: shown.state === 'off',
      })),
      ...before.added.filter(({ address }) => 'invalid' in readEngineAddress(address)),
    ],
    labels: Object.fromEntries([
      ...Object.entries(before.labels).filter(([id]) => absent(id)),
      ...renamed.map(({ place, shown }) => [place.id, shown.label] as const),
    ]),
    off: [
      ...before.off.filter(absent),
      ...found.filter(({ shown }) => shown.state === 'off').map(({ place }) => place.id),
    ],
  };
}
