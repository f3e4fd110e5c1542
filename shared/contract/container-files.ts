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
/** A file alone is as it is, a folder or several together are one tar archive. */
const several = z.object({ container: containerRefSchema, paths: z.array(inside).min(1).max(1000) });

/** `uid` and `gid` are the container's own numbers. */
export const containerEntrySchema = volumeEntrySchema.extend({
  uid: z.number().int().nonnegative(),
  gid: z.number().int().nonnegative(),
});
export type ContainerEntry = z.infer<typeof containerEntrySchema>;

export const copyInSchema = z.object({
  container: containerRefSchema,
  /** The folder that it goes into; it has to be there. */
  folder: inside,
  source: z.discriminatedUnion('from', [
    /** Files and folders of the computer that Innkeeper runs on. */
    z.object({ from: z.literal('paths'), paths: z.array(z.string().min(1).max(4096)).min(1).max(1000) }),
    /** A browser sends them by a ticket, as one tar archive of so many bytes. */
    z.object({ from: z.literal('page'), names: z.array(name).min(1).max(1000), length: bytesSchema }),
    /** A tar archive of whatever length, by a ticket that is used in the process that asked: with owners and links. */
    z.object({ from: z.literal('archive') }),
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
      entries: z.array(containerEntrySchema),
      more: z.boolean(),
      sealed: z.string().optional(),
    }),
  ),
  /** `archive`: a file alone is a tar archive too. `ticket` for whoever fetches it, and only there. */
  copyOut: procedure
    .input(several.extend({ to: downloadTargetSchema, archive: z.boolean().optional() }))
    .output(z.object({ job: z.string(), ticket: z.string().optional() })),
  /**
   * To be dragged out: the job begins once the ticket is used, which is good once, for a minute, for the session that
   * asked. `name`: what the file is called.
   */
  offer: procedure.input(several).output(z.object({ ticket: z.string(), name: z.string() })),
  /** Which of these names are there already. */
  taken: procedure
    .input(z.object({ container: containerRefSchema, folder: inside, names: z.array(name).max(1000) }))
    .output(z.object({ names: z.array(z.string()) })),
  /** NAME_TAKEN where something is there and is not to be overwritten. `ticket`: where a browser sends its archive. */
  copyIn: procedure.input(copyInSchema).output(z.object({ job: z.string(), ticket: z.string().optional() })),
};
