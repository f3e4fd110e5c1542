import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';
import { connectionIdSchema, instantSchema, uuidSchema } from './values.ts';

/*
 * The picture of a host's wiring. What it is drawn from: `readHostNet(await collectNetTree(shell))` of
 * electron/host/net gives every interface (kind, MAC, MTU, speed, carrier, driver, PCI address, master, what it stands
 * on, VLAN, mode of a bond, STP, addresses with `dynamic`) and every route of a host, here or over ssh, as
 * shared/domain/wiring/host-net-facts.ts describes; `parseCounters` reads /proc/net/dev.
 */

/** From the cable to the guest: cards, what is stacked on them, what guests plug into, guests. */
export const wiringColumnSchema = z.enum(['card', 'stack', 'switch', 'guest']);
export type WiringColumn = z.infer<typeof wiringColumnSchema>;

/**
 * `user`: QEMU's own network, without a device of the host. `missing`: what a guest names is not there.
 * `datapath`: all switches of Open vSwitch share it.
 */
export const wiringKindSchema = z.enum([
  'ethernet',
  'wireless',
  'function',
  'bond',
  'vlan',
  'datapath',
  'bridge',
  'network',
  'openvswitch',
  'other',
  'user',
  'missing',
  'guest',
]);
export type WiringKind = z.infer<typeof wiringKindSchema>;

/** `off`: switched off, a network that is not started, a guest that does not run. `down`: on, and without a cable. */
export const wiringStateSchema = z.enum(['up', 'down', 'off']);
export type WiringState = z.infer<typeof wiringStateSchema>;

/**
 * What counts the bytes of something. `guest`: the host's end of a guest's card, whose `received` is what the guest
 * sent.
 */
export const wiringMeterSchema = z.object({ link: z.string(), side: z.enum(['host', 'guest']) });
export type WiringMeter = z.infer<typeof wiringMeterSchema>;

/** Where a click leads to. */
export const wiringPlaceSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('guest'), connection: connectionIdSchema, uuid: uuidSchema }),
  z.object({ to: z.literal('network'), uuid: uuidSchema, name: z.string() }),
  z.object({ to: z.literal('interface'), name: z.string() }),
  z.object({ to: z.literal('device'), address: z.string() }),
]);
export type WiringPlace = z.infer<typeof wiringPlaceSchema>;

/** What a wire ends in besides the box itself: a network that a bridge carries, a card of a guest. */
export const wiringSocketSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** What it is, in a few words. */
  what: z.string(),
  state: wiringStateSchema,
  mac: z.string().optional(),
  model: z.string().optional(),
  /** The network filter that is on it. */
  filter: z.string().optional(),
  meter: wiringMeterSchema.optional(),
  place: wiringPlaceSchema.optional(),
});
export type WiringSocket = z.infer<typeof wiringSocketSchema>;

/** One box of the picture. */
export const wiringNodeSchema = z.object({
  id: z.string(),
  column: wiringColumnSchema,
  kind: wiringKindSchema,
  name: z.string(),
  /** What it is, in a few words: `NAT network on virbr0`, `bond, active-backup`. */
  what: z.string(),
  state: wiringStateSchema,
  mac: z.string().optional(),
  mtu: z.number().int().optional(),
  /** Mbit/s. */
  speed: z.number().int().optional(),
  driver: z.string().optional(),
  /** With their prefix, those for one link left out. */
  addresses: z.array(z.string()),
  /** It carries a default route of the host. */
  wayOut: z.boolean().optional(),
  /** Ports of it that are no guest's: containers, other programs. */
  otherPorts: z.array(z.string()),
  sockets: z.array(wiringSocketSchema),
  /** What is wrong with it, in sentences. */
  problems: z.array(z.string()),
  meter: wiringMeterSchema.optional(),
  place: wiringPlaceSchema.optional(),
});
export type WiringNode = z.infer<typeof wiringNodeSchema>;

/**
 * `from` is nearer to the cable; both are ids of boxes or sockets. `wire`: frames go through. `route`: packets are
 * routed, by NAT or without.
 */
export const wiringWireSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['wire', 'route']),
  live: z.boolean(),
});
export type WiringWire = z.infer<typeof wiringWireSchema>;

export const wiringMapSchema = z.object({
  nodes: z.array(wiringNodeSchema),
  wires: z.array(wiringWireSchema),
  /** `libvirt`: there is no way to the host's files, so only what libvirt and guests' documents tell is drawn. */
  source: z.enum(['host', 'libvirt']),
  /** What could not be read, in sentences. */
  missing: z.array(z.string()),
  readAt: instantSchema,
});
export type WiringMap = z.infer<typeof wiringMapSchema>;

/** Bytes a second, by the host's interface: as the host counts them. */
export const wiringRateSchema = z.object({
  link: z.string(),
  received: z.number().nonnegative(),
  sent: z.number().nonnegative(),
});
export type WiringRate = z.infer<typeof wiringRateSchema>;

const on = z.object({ connection: connectionIdSchema });

export const wiringContract = {
  map: procedure.input(on).output(wiringMapSchema),
  /** Tells once that it listens, and then when interfaces, networks or guests' cards may be others. */
  watch: procedure.input(on).output(eventIterator(z.object({ changedAt: instantSchema }))),
  /** Those that are others than last told; at first all that are not 0. One collection an interval for all who look. */
  rates: procedure
    .input(on.extend({ intervalMs: z.number().int().min(1000).max(60_000) }))
    .output(eventIterator(z.object({ rates: z.array(wiringRateSchema) }))),
};
