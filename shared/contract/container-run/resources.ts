import { z } from 'zod';
import { bytesSchema } from '../values.ts';
import { lineSchema, pathSchema } from './text.ts';

/** What is left out is not limited, or is the engine's default. */
export const resourceFields = {
  /** Cores, in hundredths at the finest. */
  cpus: z.number().min(0.01).max(10_000).multipleOf(0.01).optional(),
  /** Weight against others when all want more; 1024 is what everybody has. */
  cpuShares: z.number().int().min(2).max(262_144).optional(),
  /** Cores it may run on, such as `0-2,4`. */
  cpuset: z
    .string()
    .regex(/^\d+(-\d+)?(,\d+(-\d+)?)*$/, 'Write cores as 0-2,4.')
    .optional(),
  memory: bytesSchema.optional(),
  /** What it is pushed back to when the host runs short. */
  memoryReservation: bytesSchema.optional(),
  /** Memory and swap together, as Docker counts. */
  memorySwap: z.union([bytesSchema, z.literal('unlimited')]).optional(),
  shmSize: bytesSchema.optional(),
  pidsLimit: z.number().int().min(1).max(4_194_304).optional(),
};

export const runDeviceSchema = z.object({
  host: pathSchema,
  /** Missing: the same path. */
  container: pathSchema.optional(),
  /** Read, write, make; missing: all three. */
  permissions: z
    .string()
    .regex(/^(?=.)r?w?m?$/, 'Some of r, w and m, in this order.')
    .optional(),
});
export type RunDevice = z.infer<typeof runDeviceSchema>;

export const runGpusSchema = z.discriminatedUnion('which', [
  z.object({ which: z.literal('all') }),
  z.object({ which: z.literal('count'), count: z.number().int().min(1).max(64) }),
  /** As the vendor's runtime numbers or names them. */
  z.object({
    which: z.literal('ids'),
    ids: z
      .array(lineSchema.regex(/^[A-Za-z0-9_.:-]+$/, 'That is no id of a GPU.'))
      .min(1)
      .max(64),
  }),
]);
export type RunGpus = z.infer<typeof runGpusSchema>;
