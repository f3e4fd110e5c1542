// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { machineOptionsSchema } from './create/options.ts';
import { failureSchema } from './failure.ts';
import { guestRefSchema } from './guests.ts';
import { procedure } from './procedure.ts';
import { documentTextSchema } from './values.ts';

/**
 * Names a device of a guest, the same in the running document and in the lasting one: the element and what tells it
 * from its siblings, such as `disk:vda`, `interface:52:54:00:6b:29:7a`, `controller:usb:0`; see
 * shared/domain/hardware/item-id.ts. `domain` is everything outside of `<devices>`.
 */
export const itemIdSchema = z.string().min(1).max(500);
export type ItemId = z.infer<typeof itemIdSchema>;

/** What stands in one place. Sizes are bytes; null takes it out of the document. */
const scalarSchema = z.union([documentTextSchema, z.number(), z.boolean(), z.null()]);

/**
 * By property of the element's view in shared/libvirt-xml, nested ones with dots (`source.file`, `cpu.mode`). A list is
 * given whole, as records of the same kind; elements that stay keep what the view does not model.
 * `@name`, `child/@name`, `child/text()` and, below the second of several, `child[2]/@name` name what no view models.
 */
export const itemValuesSchema = z.record(
  z.string().max(200),
  z.union([scalarSchema, z.array(z.record(z.string().max(200), scalarSchema)).max(5000)]),
);
export type ItemValues = z.infer<typeof itemValuesSchema>;

export const hardwareEditSchema = z.discriminatedUnion('op', [
  /** `seen`: the values that the person was looking at; when they are no longer so, it is a CONFLICT. */
  z.object({
    op: z.literal('set'),
    item: itemIdSchema,
    values: itemValuesSchema,
    seen: itemValuesSchema.optional(),
  }),
  /** `element` is the name in `<devices>`, such as `disk`. */
  z.object({ op: z.literal('add'), element: z.string().max(40), values: itemValuesSchema }),
  z.object({ op: z.literal('remove'), item: itemIdSchema }),
  /** Takes waiting changes back: the lasting document gets what the running guest has. No properties: all of it. */
  z.object({ op: z.literal('revert'), item: itemIdSchema, properties: z.array(z.string()).optional() }),
  /** One device as its own XML. */
  z.object({ op: z.literal('replace'), item: itemIdSchema, xml: z.string().max(200_000) }),
]);
export type HardwareEdit = z.infer<typeof hardwareEditSchema>;

/**
 * When one property or device becomes what was asked. `asked`: the guest was asked to let go of the device and has not
 * yet; `job` waits for it.
 */
export const effectSchema = z.enum(['now', 'next-start', 'asked']);
export type Effect = z.infer<typeof effectSchema>;

export const hardwareChangeSchema = z.object({
  item: itemIdSchema,
  /** Missing: the whole device comes or goes. */
  property: z.string().optional(),
  /** As the documents have it, of a whole device its id; missing: not there. Secrets are dots. */
  from: z.string().optional(),
  to: z.string().optional(),
  effect: effectSchema,
  /** Why not now, where that is not plain. */
  why: z.string().optional(),
});
export type HardwareChange = z.infer<typeof hardwareChangeSchema>;

export const hardwarePlanSchema = z.object({
  changes: z.array(hardwareChangeSchema),
  /** `edit` is the place in the list. Nothing is applied while there is one. */
  problems: z.array(
    z.object({
      edit: z.number().int().nonnegative(),
      property: z.string().optional(),
      failure: failureSchema,
    }),
  ),
  warnings: z.array(
    z.object({
      edit: z.number().int().nonnegative(),
      property: z.string().optional(),
      text: z.string(),
      why: z.string(),
      remedy: z.string().optional(),
    }),
  ),
  /** The lasting document before and after, without secrets. */
  before: z.string(),
  after: z.string(),
});
export type HardwarePlan = z.infer<typeof hardwarePlanSchema>;

/** What the host has to choose from, for the machine that the guest is. */
export const hardwareChoicesSchema = z.object({
  driver: z.string(),
  /** 1,000,000 × major + 1,000 × minor + release. */
  libvirtVersion: z.number().int().optional(),
  /** `connectGetDomainCapabilities` for this guest's emulator, machine and type, as libvirt wrote it. */
  domainCapabilities: z.string().optional(),
  machine: machineOptionsSchema.optional(),
  machines: z.array(z.string()),
  hostCpus: z.number().int().nonnegative(),
  /** Everything that can be pointed at, by name. */
  pools: z.array(z.object({ name: z.string(), active: z.boolean(), path: z.string().optional() })),
  networks: z.array(z.object({ name: z.string(), active: z.boolean(), mode: z.string() })),
  bridges: z.array(z.string()),
  interfaces: z.array(z.string()),
  filters: z.array(z.string()),
  secrets: z.array(z.object({ uuid: z.string(), usage: z.string() })),
});
export type HardwareChoices = z.infer<typeof hardwareChoicesSchema>;

export const guestDocumentsSchema = z.object({
  /** What it runs by; missing while it is off. Without secrets, as `next`. */
  live: z.string().optional(),
  /** What it is going to start by; missing for a guest that is gone when it stops. */
  next: z.string().optional(),
});
export type GuestDocuments = z.infer<typeof guestDocumentsSchema>;

const one = z.object({ guest: guestRefSchema });
const edits = one.extend({ edits: z.array(hardwareEditSchema).min(1).max(200) });
const text = z.string().max(2_000_000);

export const hardwareContract = {
  documents: procedure.input(one).output(guestDocumentsSchema),
  choices: procedure.input(one).output(hardwareChoicesSchema),
  plan: procedure.input(edits).output(hardwarePlanSchema),
  /**
   * `later`: even what could be changed at once waits for the next start. All or nothing: it fails with the first
   * problem of the plan, or with what libvirt said, `params.step` naming what of the running guest it was about.
   */
  apply: procedure.input(edits.extend({ later: z.boolean().optional() })).output(
    z.object({
      changes: z.array(hardwareChangeSchema),
      /** Waits until the guest lets go of a device; cancelling it keeps the device. */
      job: z.string().optional(),
    }),
  ),
  /** The document as a whole. `base` is what the person started from: CONFLICT when it is no longer so. */
  define: procedure
    .input(one.extend({ base: text, xml: text }))
    .output(z.object({ changes: z.array(hardwareChangeSchema) })),
};
