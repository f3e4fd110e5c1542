// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { guestRefSchema, startOrderSchema } from './guests.ts';
import { hardwareEditSchema } from './hardware.ts';
import { procedure } from './procedure.ts';
import { documentTextSchema, instantSchema } from './values.ts';

/** A way out that one button carries out or opens. */
export const remedySchema = z.discriminatedUnion('kind', [
  /** Shown as a plan of the hardware page, then applied. */
  z.object({ kind: z.literal('edit'), label: z.string(), edits: z.array(hardwareEditSchema) }),
  /** Opens a page of this guest, such as `hardware/disk:vda`. */
  z.object({ kind: z.literal('page'), label: z.string(), page: z.string() }),
  z.object({ kind: z.literal('start-network'), label: z.string(), network: z.string() }),
  /** Opens why QEMU may not read a file, and what can be done. */
  z.object({ kind: z.literal('let-read'), label: z.string(), path: z.string(), write: z.boolean() }),
  z.object({
    kind: z.literal('change-bus'),
    label: z.string(),
    disk: z.string(),
    bus: z.string(),
  }),
]);
export type Remedy = z.infer<typeof remedySchema>;

/** Something about a guest that is not as well as it could be. */
export const attentionSchema = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'hint']),
  what: z.string(),
  why: z.string(),
  remedies: z.array(remedySchema),
});
export type Attention = z.infer<typeof attentionSchema>;

/** One thing of the guest and what really carries it out. */
export const layerSchema = z.object({
  /** `cpu`, `memory`, or a device's item id. */
  id: z.string(),
  label: z.string(),
  path: z.enum([
    'hardware',
    'translated',
    'paravirtual',
    'container',
    'nested-paging',
    'shadow-paging',
    'emulated',
    'vhost',
    'vhost-user',
    'passed-through',
    'virtual-function',
    'mediated',
  ]),
  /** In a few words: `virtio, vhost-net in the host's kernel`. */
  how: z.string(),
  why: z.string().optional(),
  /** It moves little: how it is carried out hardly matters. */
  minor: z.boolean().optional(),
  /** What would be faster and what it takes; missing: there is nothing better here. */
  faster: z.object({ what: z.string(), why: z.string(), remedy: remedySchema.optional() }).optional(),
});
export type Layer = z.infer<typeof layerSchema>;

export const overviewSchema = z.object({
  startedAt: instantSchema.optional(),
  addresses: z.array(
    z.object({
      address: z.string(),
      mac: z.string().optional(),
      interface: z.string().optional(),
      by: z.enum(['agent', 'lease', 'arp']),
    }),
  ),
  notes: z.string().optional(),
  attention: z.array(attentionSchema),
  layers: z.array(layerSchema),
});
export type Overview = z.infer<typeof overviewSchema>;

const one = z.object({ guest: guestRefSchema });

export const overviewContract = {
  read: procedure.input(one).output(overviewSchema),
  setNotes: procedure.input(one.extend({ notes: documentTextSchema.max(20_000) })).output(z.object({})),
  setStartOrder: procedure
    .input(one.extend({ startOrder: startOrderSchema.nullable() }))
    .output(z.object({})),
  /** Starts a network of the guest's host, now and with the host. NETWORK_ABSENT when it is not there. */
  startNetwork: procedure.input(one.extend({ network: z.string().max(1000) })).output(z.object({})),
};
