import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';
import {
  bytesSchema,
  connectionIdSchema,
  documentTextSchema,
  guestNameSchema,
  instantSchema,
  uuidSchema,
} from './values.ts';

export const guestRefSchema = z.object({ connection: connectionIdSchema, uuid: uuidSchema });
export type GuestRef = z.infer<typeof guestRefSchema>;

/** `saved` is off with its memory kept in a file (libvirt's managed save). */
export const guestStateSchema = z.enum([
  'running',
  'paused',
  'suspended',
  'shutting-down',
  'off',
  'saved',
  'crashed',
  'unknown',
]);
export type GuestState = z.infer<typeof guestStateSchema>;

/** In UTF-16 code units, as `length` counts. */
export const labelMaxLength = 60;
const labelText = documentTextSchema
  .trim()
  .min(1)
  .max(labelMaxLength)
  // oxlint-disable-next-line no-control-regex -- not allowed in XML
  .regex(/^[^\u0000-\u001f\u007f]+$/);
export const tagSchema = labelText;
export const groupSchema = labelText;

/** Of guests started together, the lowest is first; a guest without one is last. */
export const startOrderSchema = z.number().int().min(1).max(10_000);

export const displaySchema = z.object({
  /** Position among the domain's `<graphics>`. */
  index: z.number().int().nonnegative(),
  type: z.enum(['vnc', 'spice', 'sdl', 'rdp', 'dbus', 'egl-headless', 'desktop']),
  /** Can be opened in our window while the guest runs. */
  openable: z.boolean(),
});
export type Display = z.infer<typeof displaySchema>;

export const textConsoleSchema = z.object({
  /** Device alias (`serial0`, `console1`) or, while off, the one it is going to have. */
  alias: z.string(),
  label: z.string(),
  openable: z.boolean(),
});
export type TextConsole = z.infer<typeof textConsoleSchema>;

/** One row of the list. Everything in it comes from events, never from polling. */
export const guestSchema = guestRefSchema.extend({
  name: z.string(),
  title: z.string().optional(),
  state: guestStateSchema,
  /** When this state was first seen; missing when it began before we looked. */
  since: instantSchema.optional(),
  persistent: z.boolean(),
  autostart: z.boolean(),
  /** libvirt's domain type: kvm, qemu, xen, lxc, test … */
  virtualization: z.string(),
  arch: z.string(),
  os: z.object({ id: z.string().optional(), label: z.string() }).optional(),
  vcpus: z.number().int().nonnegative(),
  memory: bytesSchema,
  group: groupSchema.optional(),
  tags: z.array(tagSchema),
  startOrder: startOrderSchema.optional(),
  addresses: z.array(z.string()),
  displays: z.array(displaySchema),
  textConsoles: z.array(textConsoleSchema),
});
export type Guest = z.infer<typeof guestSchema>;

export const guestsEventSchema = z.discriminatedUnion('kind', [
  /** Replaces everything known; large lists come as one snapshot and further upserts. */
  z.object({ kind: z.literal('snapshot'), guests: z.array(guestSchema), complete: z.boolean() }),
  /** `complete`: with this one everything is sent that the snapshot left out. */
  z.object({ kind: z.literal('upsert'), guests: z.array(guestSchema), complete: z.boolean().optional() }),
  z.object({ kind: z.literal('remove'), guests: z.array(guestRefSchema) }),
]);
export type GuestsEvent = z.infer<typeof guestsEventSchema>;

export const guestActionSchema = z.enum([
  'start',
  'shutdown',
  'reboot',
  'reset',
  'force-off',
  'pause',
  'resume',
  'save',
  'restore',
  'discard-saved',
]);
export type GuestAction = z.infer<typeof guestActionSchema>;

export const guestOutcomeSchema = z.object({ guest: guestRefSchema, failure: failureSchema.optional() });
export type GuestOutcome = z.infer<typeof guestOutcomeSchema>;

/** One sample of a running guest. */
export const guestSampleSchema = guestRefSchema.extend({
  at: instantSchema,
  /** Share of all its virtual CPUs, 0 to 1. */
  cpu: z.number().min(0).max(1),
  /** Used inside the guest when its balloon reports it, else what the process holds. */
  memoryUsed: bytesSchema.optional(),
  memoryTotal: bytesSchema,
});
export type GuestSample = z.infer<typeof guestSampleSchema>;

export const guestDetailsSchema = z.object({
  guest: guestSchema,
  description: z.string().optional(),
  machine: z.string().optional(),
  firmware: z.string(),
  cpu: z.string(),
  disks: z.array(
    z.object({
      target: z.string(),
      device: z.string(),
      bus: z.string().optional(),
      source: z.string().optional(),
      format: z.string().optional(),
      readOnly: z.boolean(),
      /** Sizes as libvirt reports them; missing when it cannot look. */
      capacity: bytesSchema.optional(),
      allocation: bytesSchema.optional(),
    }),
  ),
  interfaces: z.array(
    z.object({
      mac: z.string().optional(),
      source: z.string(),
      model: z.string().optional(),
      up: z.boolean(),
    }),
  ),
  /** The document as libvirt prints it, without secrets. */
  xml: z.string(),
});
export type GuestDetails = z.infer<typeof guestDetailsSchema>;

export const removalPlanSchema = z.object({
  guest: guestRefSchema,
  name: z.string(),
  running: z.boolean(),
  disks: z.array(
    z.object({
      target: z.string(),
      path: z.string(),
      capacity: bytesSchema.optional(),
      allocation: bytesSchema.optional(),
      /** What is ticked at first: a disk of this guest alone that libvirt can delete. */
      suggested: z.boolean(),
      deletable: z.boolean(),
      /** Why it is kept: used by other guests, read-only medium, not in a pool … */
      note: z.string().optional(),
    }),
  ),
  /** What else is its own, chosen one by one; the rest of what libvirt keeps of it goes in any case. */
  files: z.array(
    z.object({
      id: z.string(),
      kind: z.enum([
        'nvram',
        'tpm',
        'snapshot-disk',
        'snapshot-memory',
        'snapshot-nvram',
        'root-folder',
        'boot-file',
      ]),
      label: z.string(),
      path: z.string().optional(),
      size: bytesSchema.optional(),
      suggested: z.boolean(),
      deletable: z.boolean(),
      note: z.string().optional(),
      /** Targets of disks and ids of files that stand on it: it goes only together with all of these. */
      under: z.array(z.string()),
    }),
  ),
  snapshots: z.array(z.string()),
  /** Further things that go with it in any case, such as its saved memory. */
  also: z.array(z.string()),
});
export type RemovalPlan = z.infer<typeof removalPlanSchema>;

const one = z.object({ guest: guestRefSchema });
const some = z.object({ guests: z.array(guestRefSchema).min(1).max(10_000) });

export const guestsContract = {
  watch: procedure.input(z.object({})).output(eventIterator(guestsEventSchema)),
  /** Samples of the guests named, about every `intervalMs`; the first message holds what is remembered. */
  samples: procedure
    .input(
      z.object({
        guests: z.array(guestRefSchema).max(500),
        intervalMs: z.number().int().min(1000).max(60_000),
      }),
    )
    .output(eventIterator(z.object({ samples: z.array(guestSampleSchema) }))),
  details: procedure.input(one).output(guestDetailsSchema),
  /** A PNG at most `width` pixels wide. STATE_INVALID when it has no picture to take. */
  thumbnail: procedure
    .input(one.extend({ width: z.number().int().min(64).max(4096) }))
    .output(z.instanceof(Blob)),
  act: procedure.input(some.extend({ action: guestActionSchema })).output(z.array(guestOutcomeSchema)),
  setAutostart: procedure.input(some.extend({ autostart: z.boolean() })).output(z.array(guestOutcomeSchema)),
  /** Kept in the domain's own metadata, so that they travel with it. A null group removes it. */
  label: procedure
    .input(
      some.extend({
        group: groupSchema.nullable().optional(),
        addTags: z.array(tagSchema).max(50).optional(),
        removeTags: z.array(tagSchema).max(50).optional(),
      }),
    )
    .output(z.array(guestOutcomeSchema)),
  rename: procedure.input(one.extend({ name: guestNameSchema })).output(z.object({})),
  removalPlan: procedure.input(one).output(removalPlanSchema),
  /**
   * Answers with the job that stops the guest, undefines it and deletes the disks named by target and the files
   * named by id. Left out: those that the plan suggests besides disks and the root folder of a container.
   */
  remove: procedure
    .input(
      one.extend({
        deleteDisks: z.array(z.string()).max(200),
        deleteFiles: z.array(z.string()).max(2000).optional(),
      }),
    )
    .output(z.object({ job: z.string() })),
  /** Adds a VNC display beside a SPICE-only one; takes effect at the next start. */
  addVnc: procedure.input(one).output(z.object({ takesEffect: z.enum(['now', 'next-start']) })),
  /** Takes out and deletes the medium that was written for the guest's first start alone (cloud-init's). */
  takeOutSetup: procedure.input(one).output(z.object({})),
};
