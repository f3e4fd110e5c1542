import { z } from 'zod';
import { bytesSchema } from '../values.ts';
import { pathSchema } from './text.ts';

/** As the engine names volumes (moby: volume/validate). */
export const volumeNameSchema = z
  .string()
  .max(200)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/, 'Letters, digits, dots, dashes and underscores, two at least.');

const target = { target: pathSchema, readOnly: z.boolean().optional() };

export const runMountSchema = z.discriminatedUnion('kind', [
  /** Made if it is not there; it outlives the container. */
  z.object({ kind: z.literal('volume'), name: volumeNameSchema, ...target }),
  /** Named by the engine; goes with a container that removes itself. */
  z.object({ kind: z.literal('anonymous'), ...target }),
  /** A file or folder of the engine's host, which has to be there. */
  z.object({ kind: z.literal('bind'), source: pathSchema, ...target }),
  z.object({
    kind: z.literal('tmpfs'),
    target: pathSchema,
    readOnly: z.boolean().optional(),
    /** Missing: half of the host's memory. */
    size: bytesSchema.optional(),
    /** Octal, such as 1777. */
    mode: z
      .string()
      .regex(/^[0-7]{3,4}$/, 'A mode is three or four digits from 0 to 7.')
      .optional(),
  }),
]);
export type RunMount = z.infer<typeof runMountSchema>;
