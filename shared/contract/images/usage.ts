import { z } from 'zod';
import { containerIdSchema, containerStateSchema } from '../containers.ts';
import { bytesSchema, instantSchema } from '../values.ts';
import { imageIdSchema } from './image.ts';

/** `reclaimable`: bytes that go when what nobody uses is removed. */
const sumSchema = z.object({
  count: z.number().int(),
  active: z.number().int(),
  size: bytesSchema,
  reclaimable: bytesSchema,
});
export type UsageSum = z.infer<typeof sumSchema>;

/** Where an engine's room goes. */
export const diskUsageSchema = z.object({
  images: sumSchema,
  containers: sumSchema,
  volumes: sumSchema,
  buildCache: sumSchema,
  imageRows: z.array(
    z.object({
      id: imageIdSchema,
      name: z.string(),
      size: bytesSchema,
      /** Of that, layers that other images have too. */
      shared: bytesSchema,
      containers: z.number().int(),
    }),
  ),
  containerRows: z.array(
    z.object({ id: containerIdSchema, name: z.string(), state: containerStateSchema, size: bytesSchema }),
  ),
  volumeRows: z.array(z.object({ name: z.string(), size: bytesSchema, users: z.number().int() })),
  cacheRows: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      size: bytesSchema,
      inUse: z.boolean(),
      usedAt: instantSchema.optional(),
    }),
  ),
});
export type DiskUsage = z.infer<typeof diskUsageSchema>;
