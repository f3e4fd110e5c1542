import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { guestRefSchema } from './guests.ts';
import { hostPlanSchema } from './host-plan.ts';
import { procedure } from './procedure.ts';
import {
  connectionIdSchema,
  guestNameSchema,
  instantSchema,
  ipv4Schema,
  portSchema,
  transportSchema,
  uuidSchema,
} from './values.ts';

const macSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/, 'A MAC address looks like 52:54:00:12:34:56.');

/**
 * By what a port of the host leads to one of a guest. `nat`: rules of the host's kernel, for networks of libvirt.
 * `passt`: `<portForward>` of the guest's card. `slirp`: QEMU's own user network, by its monitor and `hostfwd`.
 */
export const forwardWaySchema = z.enum(['nat', 'passt', 'slirp']);
export type ForwardWay = z.infer<typeof forwardWaySchema>;

/** A line that can be copied into a terminal, and where it works. */
export const commandSchema = z.object({ text: z.string(), where: z.string() });
export type Command = z.infer<typeof commandSchema>;

export const forwardSchema = z.object({
  /** Names it within its connection for as long as it is as it is. */
  id: z.string(),
  way: forwardWaySchema,
  /** Missing where no guest that is known here has that address. */
  guest: z.object({ uuid: uuidSchema, name: z.string(), running: z.boolean() }).optional(),
  mac: z.string().optional(),
  /** Of libvirt; of `nat` only. */
  network: z.string().optional(),
  protocol: transportSchema,
  /** One address of the host; missing: all of them, loopback too. */
  listen: z.string().optional(),
  port: portSchema,
  /** How many ports, counted from `port` and `toPort` on. */
  count: z.number().int().min(1).max(65_535),
  /** The guest's address, where the way names it. */
  to: z.string().optional(),
  toPort: portSchema,
  /**
   * `works`: as far as can be seen. `next-start`: written down, and the running guest is without it. `until-off`: the
   * other way round. `guest-off`, `network-off`: nobody is there to answer. `address-lost`: the guest has another
   * address by now, or none is kept for it.
   */
  state: z.enum(['works', 'next-start', 'until-off', 'guest-off', 'network-off', 'address-lost']),
  /** The sentence to that state, where it is not plain. */
  note: z.string().optional(),
  /** Its network keeps no address for the card: `keepAddress` with `network`, `mac` and `to`. */
  notKept: z.boolean().optional(),
  commands: z.array(commandSchema),
});
export type Forward = z.infer<typeof forwardSchema>;

/** One card of a guest, and how it can be reached on its kind of network. */
export const cardReachSchema = z.object({
  mac: z.string(),
  /** `NAT network default`, `Bridge br0`, `User network (passt)` … */
  network: z.string(),
  /** Of libvirt, its name. */
  libvirtNetwork: z.string().optional(),
  /** The guest's IPv4 address there, where one is known. */
  address: z.string().optional(),
  /**
   * Who reaches that address without more ado. `all`: whoever reaches the host's own network. `routed`: whoever has a
   * route to it. `host`: only the host and guests beside it. `others`: all but the host itself (macvtap). `nobody`.
   */
  direct: z.enum(['all', 'routed', 'host', 'others', 'nobody']),
  /** A port of the host can lead to it that way. */
  way: forwardWaySchema.optional(),
  /** One sentence: how this card is reached, or why it cannot be. */
  explained: z.string(),
  /** To port 22, by its address itself. */
  commands: z.array(commandSchema),
});
export type CardReach = z.infer<typeof cardReachSchema>;

/** What already answers on the host, or is promised to. */
export const takenPortSchema = z.object({
  protocol: transportSchema,
  /** Missing: on every address. */
  listen: z.string().optional(),
  port: portSchema,
  /** `“web”`, or nothing where only the kernel tells of it. */
  by: z.string().optional(),
});
export type TakenPort = z.infer<typeof takenPortSchema>;

export const forwardsStateSchema = z.object({
  forwards: z.array(forwardSchema),
  taken: z.array(takenPortSchema),
  /** Names and addresses that others reach this host by; the first is the best. */
  hostAddresses: z.array(z.string()),
  /** What could not be read, and why, in sentences. */
  missing: z.array(z.string()),
});
export type ForwardsState = z.infer<typeof forwardsStateSchema>;

/** `port` left out: one that is free, such as 2222 for the guest's 22. */
export const forwardWishSchema = z.object({
  guest: guestRefSchema,
  mac: macSchema,
  protocol: transportSchema,
  port: portSchema.optional(),
  toPort: portSchema,
  /** Left out: all addresses of the host; 127.0.0.1: only the host itself. */
  listen: ipv4Schema.optional(),
});
export type ForwardWish = z.infer<typeof forwardWishSchema>;

export const forwardChangeSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('add'), wish: forwardWishSchema }),
  z.object({ do: z.literal('remove'), id: z.string().max(300) }),
]);
export type ForwardChange = z.infer<typeof forwardChangeSchema>;

/** The address that DHCP gives a guest's card, fixed in its network: `<dhcp><host mac ip>`. */
export const keptAddressSchema = z.object({ network: guestNameSchema, mac: macSchema, address: ipv4Schema });
export type KeptAddress = z.infer<typeof keptAddressSchema>;

/** What a change comes to. By which of the two it is done, its way says. */
export const forwardPlanSchema = z.discriminatedUnion('by', [
  /** Steps for the root helper, and an address that is to be kept once they are done (`keepAddress`). */
  z.object({
    by: z.literal('host'),
    plan: hostPlanSchema,
    port: portSchema,
    keep: keptAddressSchema.optional(),
  }),
  /** The guest's document, and its running QEMU where that can: `runGuest` with the stamp. */
  z.object({ by: z.literal('guest'), plan: actionPlanSchema, port: portSchema }),
]);
export type ForwardPlan = z.infer<typeof forwardPlanSchema>;

const on = z.object({ connection: connectionIdSchema });

export const forwardsContract = {
  /** Every forward of the host that is known of: ours in its kernel, and what documents of guests say. */
  list: procedure.input(on).output(forwardsStateSchema),
  /** The cards of one guest and how each is reached. */
  reach: procedure
    .input(z.object({ guest: guestRefSchema }))
    .output(z.object({ cards: z.array(cardReachSchema), hostAddresses: z.array(z.string()) })),
  /** Tells once it listens, and then when guests, networks or leases may have changed. */
  watch: procedure.input(on).output(eventIterator(z.object({ changedAt: instantSchema }))),
  plan: procedure.input(on.extend({ change: forwardChangeSchema })).output(forwardPlanSchema),
  /** For plans that are done `by` the guest. CONFLICT with another stamp than the plan's. */
  runGuest: procedure
    .input(on.extend({ change: forwardChangeSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
  /** Fixes the lease, now and lastingly. CONFLICT when the address is kept for another card. */
  keepAddress: procedure.input(on.extend(keptAddressSchema.shape)).output(z.object({})),
};
