import { z } from 'zod';
import { bytesSchema } from '#shared/contract/values.ts';

const address = z.url({ protocol: /^https$/ });
const architecture = z.enum(['x86_64', 'i686', 'aarch64', 'ppc64le', 'riscv64', 's390x']);
/** A day, or the month where the day is not known. */
const date = z.string().regex(/^\d{4}-\d{2}(-\d{2})?$/);

/** A system that an older osinfo-db does not know yet, under the id that it has or will have there. */
const systemSchema = z.strictObject({
  id: z.url({ protocol: /^http$/ }),
  label: z.string(),
  family: z.string(),
  distribution: z.string(),
  released: date.optional(),
  endOfLife: date.optional(),
  /** The osinfo id of one that it is like: it has the same devices. */
  like: z.url({ protocol: /^http$/ }).optional(),
  /** The osinfo id of one whose install scripts its installer takes as well. */
  answeredAs: z.url({ protocol: /^http$/ }).optional(),
  memory: bytesSchema,
  storage: bytesSchema,
  /** Volume labels of its installers, as regular expressions. */
  volumes: z.array(z.strictObject({ arch: architecture, pattern: z.string() })).default([]),
});
export type CatalogueSystem = z.infer<typeof systemSchema>;

const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  label: z.string(),
  kind: z.enum(['iso', 'cloud-image', 'install-tree']),
  osId: z.url({ protocol: /^http$/ }),
  arch: architecture,
  url: address,
  /** A list kept by the publisher, never a sum: images of the same address are rebuilt. */
  checksumsUrl: address.optional(),
});

/** `resources/catalogue.json`: facts about what publishers have on the web. */
export const catalogueSchema = z.strictObject({
  systems: z.array(systemSchema),
  entries: z.array(entrySchema),
  /** Found by their id alone: nobody starts a guest from them. */
  drivers: z.array(entrySchema),
});
export type OwnCatalogue = z.infer<typeof catalogueSchema>;
