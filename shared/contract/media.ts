// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { bytesSchema, documentTextSchema, instantSchema } from './values.ts';
import { checksumSchema } from './create/image.ts';

/** An operating system that osinfo-db knows. */
export const systemSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** linux, winnt, freebsd … */
  family: z.string().optional(),
  distribution: z.string().optional(),
  /** ISO dates. */
  released: z.string().optional(),
  endOfLife: z.string().optional(),
});
export type System = z.infer<typeof systemSchema>;

/** Something to download that a guest can start from. */
export const catalogueEntrySchema = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['iso', 'cloud-image', 'install-tree']),
  osId: z.string(),
  arch: z.string(),
  url: z.string(),
  checksum: checksumSchema.optional(),
  /** Where to read the checksum just before the download: a list as sha256sum writes it. */
  checksumsUrl: z.string().optional(),
  size: bytesSchema.optional(),
  /** It is in the cache, whole and checked. */
  cached: z.boolean(),
  /** Whose list it is on. */
  from: z.enum(['osinfo', 'innkeeper']),
});
export type CatalogueEntry = z.infer<typeof catalogueEntrySchema>;

export const cachedFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  size: bytesSchema,
  /** Still in the making: how much of it is there is `size`. */
  partial: z.boolean(),
  usedAt: instantSchema,
});
export type CachedFile = z.infer<typeof cachedFileSchema>;

export const mediaContract = {
  /** All systems, the newest first. */
  systems: procedure.input(z.object({})).output(z.object({ systems: z.array(systemSchema) })),
  catalogue: procedure.input(z.object({})).output(z.object({ entries: z.array(catalogueEntrySchema) })),
  /** Brings it into the cache as a job, from where an earlier attempt broke off. */
  download: procedure
    .input(z.object({ image: documentTextSchema.min(1).max(4096), checksum: checksumSchema.optional() }))
    .output(z.object({ job: z.string() })),
  cache: procedure
    .input(z.object({}))
    .output(z.object({ files: z.array(cachedFileSchema), folder: z.string() })),
  /** Without ids: all of it. Files that a running job reads stay. */
  emptyCache: procedure
    .input(z.object({ ids: z.array(z.string()).optional() }))
    .output(z.object({ freed: bytesSchema })),
};
