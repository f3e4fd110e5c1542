import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { hostPlanSchema } from './host-plan.ts';
import {
  bridgeNameSchema,
  interfaceNameSchema,
  networkManagerSchema,
  rollbackSecondsSchema,
} from './host-bridge-step.ts';
import { hostStepSchema } from './host-step.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, instantSchema } from './values.ts';

/** What a host's interface is, by the kernel's own marks in /sys/class/net. */
export const hostInterfaceKindSchema = z.enum([
  'physical',
  'wireless',
  'bond',
  'vlan',
  'bridge',
  'tap',
  'loopback',
  'other',
]);
export type HostInterfaceKind = z.infer<typeof hostInterfaceKindSchema>;

/** Who sets an interface up. `libvirt`: a virtual network's bridge or a guest's tap; `none`: nobody that we know. */
export const interfaceManagerSchema = z.enum([...networkManagerSchema.options, 'libvirt', 'none']);
export type InterfaceManager = z.infer<typeof interfaceManagerSchema>;

export const hostInterfaceSchema = z.object({
  name: interfaceNameSchema,
  kind: hostInterfaceKindSchema,
  /** `up`: it carries packets. `no-carrier`: switched on, no cable or nothing on the other side. */
  state: z.enum(['up', 'no-carrier', 'down']),
  mac: z.string().optional(),
  mtu: z.number().int().positive().optional(),
  /** Mbit/s. */
  speed: z.number().positive().optional(),
  /** With the length of their prefix: `192.168.1.20/24`. */
  addresses: z.array(z.string()),
  /** Of the bridge or bond that it is part of. */
  master: z.string().optional(),
  /** Of a bridge or bond. */
  members: z.array(z.string()),
  manager: interfaceManagerSchema,
  /** Of that manager's: the file, profile or stanza that says so; missing where it does not tell. */
  source: z.string().optional(),
  /** The default route goes by it. */
  defaultRoute: z.boolean(),
  /** The connection over which we reach this host goes by it: a mistake there cuts us off. */
  carriesUs: z.boolean(),
  /** A bridge that Innkeeper made, and can take apart again. */
  ours: z.boolean(),
  /** Why no bridge can be made over it; missing where one can. */
  notBridgeable: failureSchema.optional(),
});
export type HostInterface = z.infer<typeof hostInterfaceSchema>;

/** A program that sets interfaces up and runs on this host, with the interfaces that are its. */
export const runningManagerSchema = z.object({
  manager: networkManagerSchema,
  interfaces: z.array(z.string()),
});

const addressSchema = z.string().max(64).trim();

/** What the bridge has for the host itself. `keep`: what the interface below had, taken over word for word. */
export const bridgeAddressingSchema = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('keep') }),
  z.object({ mode: z.literal('dhcp') }),
  z.object({
    mode: z.literal('static'),
    /** `192.168.1.20/24`; of IPv4 or IPv6. */
    addresses: z.array(addressSchema).max(8),
    /** One of IPv4 and one of IPv6 at most. */
    gateways: z.array(addressSchema).max(2),
    dns: z.array(addressSchema).max(8),
  }),
  /** The host itself has no address there; guests have. */
  z.object({ mode: z.literal('none') }),
]);
export type BridgeAddressing = z.infer<typeof bridgeAddressingSchema>;

/** Names are checked by the planner, which says what is wrong with each. */
export const bridgeWishSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('make'),
    bridge: z.string().max(64).trim(),
    /** The interface whose place the bridge takes: a card, a bond or a VLAN. */
    port: z.string().max(64),
    addressing: bridgeAddressingSchema,
    stp: z.boolean(),
    /** All is undone by itself when nobody confirms within it. */
    seconds: rollbackSecondsSchema,
  }),
  z.object({ do: z.literal('remove'), bridge: bridgeNameSchema, seconds: rollbackSecondsSchema }),
]);
export type BridgeWish = z.infer<typeof bridgeWishSchema>;

/**
 * A change that is undone by itself unless it is confirmed. `applying`: being done, which may cut us off.
 * `waiting`: done and reachable. `unreachable`: nobody answers there; the host goes back by itself at `until`.
 * `kept`: confirmed. `undone`: all is as it was. `failed`: neither; `failure` says what is in the way.
 */
export const bridgeTrialSchema = z.object({
  phase: z.enum(['applying', 'waiting', 'unreachable', 'kept', 'undone', 'failed']),
  title: z.string(),
  /** The helper's name for the run; missing until it told. */
  run: z.string().optional(),
  /** When the host goes back by itself, by this computer's clock. */
  until: instantSchema.optional(),
  /** Seconds that it had at the start. */
  seconds: rollbackSecondsSchema,
  failure: failureSchema.optional(),
});
export type BridgeTrial = z.infer<typeof bridgeTrialSchema>;

const on = z.object({ connection: connectionIdSchema });

export const hostBridgesContract = {
  /** UNSUPPORTED where there is no way to the host beside libvirt. */
  list: procedure
    .input(on)
    .output(z.object({ interfaces: z.array(hostInterfaceSchema), managers: z.array(runningManagerSchema) })),
  /** The last of its steps is `confirm-within`. Look at it by `hostChanges.dryRun`. */
  plan: procedure.input(on.extend({ wish: bridgeWishSchema })).output(hostPlanSchema),
  /** Answers once the helper was asked; `watch` tells what comes of it. CONFLICT: not what the stamp says. */
  apply: procedure
    .input(
      on.extend({
        title: z.string().min(1).max(200),
        steps: z.array(hostStepSchema).min(1).max(100),
        stamp: z.string(),
      }),
    )
    .output(z.object({ job: z.string() })),
  /** The change that waits for an answer, or the one that had it last; null where there was none. */
  watch: procedure.input(on).output(eventIterator(z.object({ trial: bridgeTrialSchema.nullable() }))),
  /** Keeps it, by a connection of its own: who can confirm can reach the host. STATE_INVALID: it is undone. */
  confirm: procedure.input(on.extend({ run: z.string().optional() })).output(bridgeTrialSchema),
  /** Undoes it now. */
  rollBack: procedure.input(on.extend({ run: z.string().optional() })).output(bridgeTrialSchema),
};
