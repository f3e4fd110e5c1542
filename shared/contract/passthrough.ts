// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { pciAddressSchema, usbIdSchema } from './create/host-device.ts';
import { deviceVerdictSchema } from './devices.ts';
import { failureSchema } from './failure.ts';
import { guestStateSchema } from './guests.ts';
import { dryRunSchema } from './host-changes.ts';
import { hostStepSchema } from './host-step.ts';
import { procedure } from './procedure.ts';
import { bytesSchema, connectionIdSchema, instantSchema, uuidSchema } from './values.ts';
import {
  passthroughWaySchema,
  passthroughRequestSchema,
  passthroughChoicesSchema,
} from './passthrough-request.ts';

/** One value that can be chosen. `refused` says in a sentence why not here. */
const optionOf = <Value extends z.ZodType>(value: Value) =>
  z.array(
    z.object({
      value,
      label: z.string(),
      says: z.string(),
      refused: z.string().optional(),
      /** What may go wrong, before it is chosen. */
      risk: z.string().optional(),
    }),
  );

const givenDeviceSchema = z.object({
  address: pciAddressSchema,
  name: z.string(),
  what: z.string(),
  ids: z.string(),
  /** The host's driver now. */
  driver: z.string().optional(),
  node: z.number().int().optional(),
  /** Missing: it was asked for. Else why it goes along: `slot` or `group`. */
  because: z.enum(['slot', 'group']).optional(),
  verdict: deviceVerdictSchema,
});
export type GivenDevice = z.infer<typeof givenDeviceSchema>;

export const passthroughOptionsSchema = z.object({
  guest: z.object({
    name: z.string(),
    state: guestStateSchema,
    /** `pc-q35-7.2`, as its document has it. */
    machine: z.string(),
    firmware: z.enum(['bios', 'uefi']),
    memory: bytesSchema,
    vcpus: z.number().int(),
  }),
  /** All that is given away, by address. */
  devices: z.array(givenDeviceSchema),
  /** Why none of it can be given: nothing can be planned then. */
  refused: z.array(failureSchema),
  /** The best first. */
  ways: z.array(
    z.object({
      way: passthroughWaySchema,
      title: z.string(),
      best: z.boolean(),
      /** What happens, in a sentence. */
      says: z.string(),
      /** Why it is the best here, or why another is better. */
      why: z.string(),
      gains: z.array(z.string()),
      costs: z.array(z.string()),
      reboot: z.boolean(),
      refused: z.string().optional(),
    }),
  ),
  /** Good as they stand: a plan of these alone is what an expert would do. */
  defaults: passthroughChoicesSchema,
  /** Each has the default's reason in `why`. */
  rom: z.object({ options: optionOf(z.enum(['none', 'dump', 'file'])), why: z.string() }),
  hide: z.object({ why: z.string() }),
  video: z.object({ options: optionOf(z.enum(['none', 'keep', 'fallback'])), why: z.string() }),
  pinCpus: z.object({
    /** The pins it would get: virtual CPU by place in the list; empty where it is refused. */
    pins: z.array(z.array(z.number().int())),
    emulator: z.array(z.number().int()),
    node: z.number().int().optional(),
    refused: z.string().optional(),
    why: z.string(),
  }),
  hugePages: z.object({ options: optionOf(z.enum(['none', '2M', '1G'])), why: z.string() }),
  input: z.object({
    usb: z.array(
      z.object({
        vendor: usbIdSchema,
        product: usbIdSchema,
        name: z.string(),
        port: z.string(),
        /** `keyboard`, `mouse` … */
        what: z.string(),
        refused: z.string().optional(),
      }),
    ),
    evdev: z.array(z.object({ path: z.string(), name: z.string() })),
    why: z.string(),
  }),
  lookingGlass: z.object({ options: optionOf(z.enum(['none', 'shmem', 'kvmfr'])), why: z.string() }),
  machine: z.object({ options: optionOf(z.enum(['keep', 'q35'])), why: z.string() }),
  firmware: z.object({ options: optionOf(z.enum(['keep', 'uefi'])), why: z.string() }),
  memory: z.object({ why: z.string() }),
});
export type PassthroughOptions = z.infer<typeof passthroughOptionsSchema>;

/** What is looked at after the reboot, or at once where there is none. */
export const passthroughCheckIdSchema = z.enum([
  'helper-run',
  'rebooted',
  'kernel-arguments',
  'iommu',
  'modules',
  'driver',
  'group',
  'huge-pages',
  'guest-document',
]);

const expectedSchema = z.object({
  id: passthroughCheckIdSchema,
  /** Of `driver` and `group`. */
  address: pciAddressSchema.optional(),
  title: z.string(),
  expected: z.string(),
});

/** One way back: from the easiest to the one without a screen. */
const wayBackSchema = z.object({
  id: z.enum(['here', 'command', 'ssh', 'loader', 'rescue']),
  title: z.string(),
  text: z.string(),
  /** To be typed, one a line. */
  commands: z.array(z.string()),
});

export const passthroughPlanSchema = z.object({
  /** `Give the NVIDIA GeForce RTX 4070 to “games”`. */
  title: z.string(),
  way: passthroughWaySchema,
  devices: z.array(givenDeviceSchema),
  /** What was asked for with every default filled in. */
  choices: passthroughChoicesSchema,
  /** Empty: only the guest is changed. */
  steps: z.array(z.object({ step: hostStepSchema, title: z.string(), undo: z.string(), why: z.string() })),
  /** The helper's own: every file's diff. Missing without steps. */
  dryRun: dryRunSchema.optional(),
  guest: z.object({
    /** Its lasting document, without secrets. */
    before: z.string(),
    after: z.string(),
    changes: z.array(z.object({ text: z.string(), why: z.string() })),
  }),
  risks: z.array(z.object({ text: z.string(), why: z.string(), remedy: z.string().optional() })),
  back: z.array(wayBackSchema),
  reboot: z.boolean(),
  /** What looks different afterwards, in sentences. */
  differs: z.array(z.string()),
  verify: z.array(expectedSchema),
  /** While there is one, it is refused. `field` is a path in the request; without one it is about the host. */
  problems: z.array(z.object({ field: z.string().optional(), failure: failureSchema })),
  stamp: z.string(),
});
export type PassthroughPlan = z.infer<typeof passthroughPlanSchema>;

/**
 * `before`: recorded, nothing done yet. `waiting-for-reboot`: applied, and the host has not started anew since.
 * `after`: all of it is in force. `interrupted`: cut short while being applied or undone; undo or continue. `undone`:
 * taken back.
 */
export const passthroughStateSchema = z.enum([
  'before',
  'waiting-for-reboot',
  'after',
  'interrupted',
  'undone',
]);
export type PassthroughState = z.infer<typeof passthroughStateSchema>;

export const passthroughSetupSchema = z.object({
  id: uuidSchema,
  connection: connectionIdSchema,
  /** `gone`: it was deleted; its host part can still be undone. */
  guest: z.object({ uuid: uuidSchema, name: z.string(), gone: z.boolean() }),
  title: z.string(),
  way: passthroughWaySchema,
  devices: z.array(z.object({ address: pciAddressSchema, name: z.string(), present: z.boolean() })),
  at: instantSchema,
  state: passthroughStateSchema,
  /** Of `undone`: the host takes leave of it only when it starts anew. */
  rebootPending: z.boolean(),
  /** The helper's run, where the host had steps. */
  run: z.string().optional(),
  /** Why the state is what it is, where that needs saying. */
  note: z.string().optional(),
  back: z.array(wayBackSchema),
});
export type PassthroughSetup = z.infer<typeof passthroughSetupSchema>;

export const passthroughUndoPlanSchema = z.object({
  title: z.string(),
  /** Missing: there is nothing of it on the host. */
  dryRun: dryRunSchema.optional(),
  /** Missing: the guest is gone, or was never changed. */
  guest: z
    .object({
      before: z.string(),
      after: z.string(),
      changes: z.array(z.string()),
      /** What was edited since and stays as it is, in sentences. */
      kept: z.array(z.string()),
    })
    .optional(),
  reboot: z.boolean(),
  differs: z.array(z.string()),
  problems: z.array(z.object({ failure: failureSchema })),
  stamp: z.string(),
});
export type PassthroughUndoPlan = z.infer<typeof passthroughUndoPlanSchema>;

export const passthroughCheckSchema = expectedSchema.extend({
  verdict: z.enum(['ok', 'wrong', 'unknown']),
  found: z.string(),
  /** What to do about it. */
  remedy: z.string().optional(),
});
export type PassthroughCheck = z.infer<typeof passthroughCheckSchema>;

const setup = z.object({ connection: connectionIdSchema, setup: uuidSchema });
const job = z.object({ job: z.string() });

export const passthroughContract = {
  /** For a guest and devices: what can be chosen, and what is best here. */
  options: procedure
    .input(passthroughRequestSchema.pick({ guest: true, devices: true }))
    .output(passthroughOptionsSchema),
  /** Changes nothing. The host's part is the helper's dry run. */
  plan: procedure.input(passthroughRequestSchema).output(passthroughPlanSchema),
  /** Host first, the guest's document last. A step that fails undoes the ones before. */
  apply: procedure
    .input(passthroughRequestSchema.extend({ stamp: z.string() }))
    .output(job.extend({ setup: uuidSchema })),
  /** Of one connection, the newest first. Looks at the host to tell the states. */
  list: procedure
    .input(z.object({ connection: connectionIdSchema }))
    .output(z.object({ setups: z.array(passthroughSetupSchema) })),
  planUndo: procedure.input(setup).output(passthroughUndoPlanSchema),
  /** The guest first, then the host. */
  undo: procedure.input(setup.extend({ stamp: z.string() })).output(job),
  /** Goes on with one that was interrupted, in the direction it was going. */
  proceed: procedure.input(setup).output(job),
  /** Each thing that has to be so now, and what is found. */
  verify: procedure
    .input(setup)
    .output(z.object({ state: passthroughStateSchema, checks: z.array(passthroughCheckSchema) })),
  /** Takes one that was undone, or whose guest and run are gone, off the list. */
  forget: procedure.input(setup).output(z.object({})),
};
