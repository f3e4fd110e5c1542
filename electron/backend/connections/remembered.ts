import { join } from 'node:path';
import { z } from 'zod';
import { connectionIdSchema } from '#shared/contract/values.ts';
import type { Logger } from '../ports.ts';
import { JsonFile } from '../settings/json-file.ts';

const rememberedSchema = z.object({
  added: z.array(
    z.object({
      id: connectionIdSchema,
      uri: z.string().max(2048),
      label: z.string().max(100),
      /** Turned off by the person: stays off at the next start. */
      off: z.boolean().default(false),
    }),
  ),
  /** Names people gave to the found ones, and which of those they turned off. */
  labels: z.record(z.string(), z.string().max(100)).default({}),
  off: z.array(connectionIdSchema).default([]),
});
export type Remembered = z.infer<typeof rememberedSchema>;

export function rememberedFile(stateDir: string, log: Logger) {
  return new JsonFile({
    path: join(stateDir, 'connections.json'),
    version: 1,
    schema: rememberedSchema,
    empty: { added: [], labels: {}, off: [] },
    log,
  });
}
