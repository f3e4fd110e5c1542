import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { failureSchema } from './failure.ts';
import { guestRefSchema } from './guests.ts';
import { networkModeSchema, networkSettingsSchema } from './network-settings.ts';
import { procedure } from './procedure.ts';
import { connectionIdSchema, guestNameSchema, instantSchema, uuidSchema } from './values.ts';

/** One virtual network as a list shows it. */
export const networkSchema = z.object({
  uuid: uuidSchema,
  name: z.string(),
  title: z.string().optional(),
  active: z.boolean(),
  /** Gone for good once it is stopped. */
  transient: z.boolean(),
  autostart: z.boolean(),
  mode: networkModeSchema,
  /** The bridge that it is, its own or the host's. */
  bridge: z.string().optional(),
  /** The host's interface by which it goes out, where it is tied to one. */
  device: z.string().optional(),
  /** The host's own addresses in it, with their prefix: `192.168.122.1/24`. */
  addresses: z.array(z.string()),
  dhcp: z.boolean(),
  /** Cards of running guests in it, by libvirt's count. */
  connected: z.number().int().nonnegative(),
  /** Guests of this connection with a card in it, running or not. */
  guests: z.number().int().nonnegative(),
  /** Something of its definition waits for its next start. */
  pending: z.boolean(),
});
export type Network = z.infer<typeof networkSchema>;

export const networksEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), networks: z.array(networkSchema) }),
  z.object({ kind: z.literal('upsert'), networks: z.array(networkSchema) }),
  z.object({ kind: z.literal('remove'), networks: z.array(uuidSchema) }),
]);
export type NetworksEvent = z.infer<typeof networksEventSchema>;

/** A card of a guest that is in the network. */
export const networkCardSchema = z.object({
  guest: z.object({ name: z.string(), uuid: uuidSchema, running: z.boolean() }),
  mac: z.string().optional(),
  portGroup: z.string().optional(),
  /** The host's end of it, while the guest runs. */
  tap: z.string().optional(),
});
export type NetworkCard = z.infer<typeof networkCardSchema>;

/** One property of a network that differs between what runs and what it starts with next. */
export const waitingChangeSchema = z.object({
  label: z.string(),
  now: z.string().optional(),
  next: z.string().optional(),
});

export const networkDetailsSchema = z.object({
  network: networkSchema,
  /** What it starts with next: what is edited. */
  settings: networkSettingsSchema,
  /** Stands for the document that `settings` was read from. */
  revision: z.string(),
  waiting: z.array(waitingChangeSchema),
  cards: z.array(networkCardSchema),
  xml: z.string(),
  /** Where it runs by another document than `xml`. */
  runningXml: z.string().optional(),
});
export type NetworkDetails = z.infer<typeof networkDetailsSchema>;

/** An address that the network's DHCP server gave away. https://libvirt.org/html/libvirt-libvirt-network.html */
export const leaseSchema = z.object({
  family: z.enum(['ipv4', 'ipv6']),
  address: z.string(),
  prefix: z.number().int(),
  mac: z.string().optional(),
  /** What the guest calls itself. */
  hostname: z.string().optional(),
  /** DHCPv6 unique identifier, or the client id. */
  clientId: z.string().optional(),
  /** Missing: never. */
  expiresAt: instantSchema.optional(),
  /** Whose card has that MAC. */
  guest: z.object({ name: z.string(), uuid: uuidSchema }).optional(),
  /** It is one of the network's fixed leases. */
  fixed: z.boolean(),
});
export type Lease = z.infer<typeof leaseSchema>;

/** What there is on the host to make networks of. */
export const networkChoicesSchema = z.object({
  /** False: what is said of the host's interfaces is not known, and any name may be typed. */
  known: z.boolean(),
  interfaces: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(['nic', 'bond', 'vlan', 'bridge', 'ovs-bridge', 'wifi', 'other']),
      up: z.boolean(),
      /** Virtual functions it has now; missing where it can have none. */
      functions: z.number().int().optional(),
      /** It carries an address of the host. */
      address: z.string().optional(),
    }),
  ),
  libvirtVersion: z.string().optional(),
  /** An IPv4 network that nothing here uses: `192.168.123`. */
  freeSubnet: z.string().optional(),
  bridgeName: z.string(),
});
export type NetworkChoices = z.infer<typeof networkChoicesSchema>;

const named = { uuid: uuidSchema };

export const networkActionSchema = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('create'),
    settings: networkSettingsSchema,
    start: z.boolean(),
    autostart: z.boolean(),
  }),
  /** `revision`: of the details that the settings were changed from; another one now is a CONFLICT. */
  z.object({
    do: z.literal('edit'),
    ...named,
    settings: networkSettingsSchema,
    revision: z.string(),
    /** What waits for the next start happens now: the network is stopped and started. */
    restart: z.boolean().optional(),
  }),
  /** A whole document; `uuid` and `revision` where it takes the place of one. */
  z.object({
    do: z.literal('define'),
    uuid: uuidSchema.optional(),
    revision: z.string().optional(),
    xml: z.string().max(2_000_000),
  }),
  z.object({ do: z.literal('start'), ...named }),
  z.object({ do: z.literal('stop'), ...named }),
  z.object({ do: z.literal('restart'), ...named }),
  z.object({ do: z.literal('autostart'), ...named, on: z.boolean() }),
  z.object({ do: z.literal('delete'), ...named }),
]);
export type NetworkAction = z.infer<typeof networkActionSchema>;

/** A network that guests cannot start without. */
export const neededNetworkSchema = z.object({
  connection: connectionIdSchema,
  name: z.string(),
  is: z.enum(['inactive', 'absent']),
  guests: z.array(z.string()),
  /** Why it cannot be started or made here. */
  failure: failureSchema.optional(),
});
export type NeededNetwork = z.infer<typeof neededNetworkSchema>;

const on = z.object({ connection: connectionIdSchema });
const one = on.extend(named);
const job = z.object({ job: z.string() });

export const networksContract = {
  watch: procedure.input(on).output(eventIterator(networksEventSchema)),
  details: procedure.input(one).output(networkDetailsSchema),
  /** What the DHCP server gave away, again whenever that changes, for as long as somebody looks. */
  leases: procedure.input(one).output(eventIterator(z.object({ leases: z.array(leaseSchema) }))),
  choices: procedure.input(on).output(networkChoicesSchema),
  /** The document that settings come to, on top of the one that is there. */
  preview: procedure
    .input(on.extend({ settings: networkSettingsSchema, uuid: uuidSchema.optional() }))
    .output(z.object({ xml: z.string() })),
  plan: procedure.input(on.extend({ action: networkActionSchema })).output(actionPlanSchema),
  run: procedure.input(on.extend({ action: networkActionSchema, stamp: z.string() })).output(job),
  /** Networks that are off or missing, of those that guests are to start in. Empty: they can start. */
  needed: procedure
    .input(z.object({ guests: z.array(guestRefSchema).max(5000) }))
    .output(z.object({ networks: z.array(neededNetworkSchema) })),
  /**
   * Starts networks so that guests can; one that is not there is made as a NAT network in a free subnet, if `make`
   * says so, or else is NETWORK_ABSENT.
   */
  bringUp: procedure
    .input(
      on.extend({
        networks: z
          .array(z.object({ name: guestNameSchema, make: z.boolean() }))
          .min(1)
          .max(200),
        /** They start with the host from now on. */
        autostart: z.boolean(),
      }),
    )
    .output(job),
};
