// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { containerRefSchema } from './containers.ts';
import { volumeEntrySchema } from './engine-volumes.ts';
import { procedure } from './procedure.ts';
import { downloadTargetSchema } from './transfers.ts';
import { bytesSchema } from './values.ts';

/** Inside the container, from its root. */
const inside = z.string().min(1).max(4096).startsWith('/');
const name = z
  .string()
  .min(1)
  .max(255)
  .refine(text => text !== '.' && text !== '..' && !/[/\0]/.test(text));

const one = z.object({ container: containerRefSchema, path: inside });

export const copyInSchema = z.object({
  container: containerRefSchema,
  /** The folder that it goes into; it has to be there. */
  folder: inside,
  source: z.discriminatedUnion('from', [
    /** Files and folders of the computer that Innkeeper runs on. */
    z.object({ from: z.literal('paths'), paths: z.array(z.string().min(1).max(4096)).min(1).max(1000) }),
    /** A browser sends them by a ticket, as one tar archive of so many bytes. */
    z.object({ from: z.literal('page'), names: z.array(name).min(1).max(1000), length: bytesSchema }),
  ]),
  /** Files of the same names are lost. */
  overwrite: z.boolean(),
});
export type CopyIn = z.infer<typeof copyInSchema>;

/**
 * Files of a container, whether it runs or not. The engine finds its way along links inside the container's own root:
 * no link leads out of it.
 */
export const containerFilesContract = {
  /** What is in a folder, by name. `more`: it holds more than is told. `sealed`: why nothing can be written there. */
  list: procedure.input(one).output(
    z.object({
      entries: z.array(volumeEntrySchema),
      more: z.boolean(),
      sealed: z.string().optional(),
    }),
  ),
  /** A file as it is, a folder as a tar archive. `ticket` for the browser, and only there. */
  copyOut: procedure
    .input(one.extend({ to: downloadTargetSchema }))
    .output(z.object({ job: z.string(), ticket: z.string().optional() })),
  /** Which of these names are there already. */
  taken: procedure
    .input(z.object({ container: containerRefSchema, folder: inside, names: z.array(name).max(1000) }))
    .output(z.object({ names: z.array(z.string()) })),
  /** NAME_TAKEN where something is there and is not to be overwritten. `ticket`: where a browser sends its archive. */
  copyIn: procedure.input(copyInSchema).output(z.object({ job: z.string(), ticket: z.string().optional() })),
};
