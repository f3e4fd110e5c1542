import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { actionPlanSchema } from './action-plan.ts';
import { containerIdSchema } from './container-row.ts';
import { engineListEvent } from './engine-list.ts';
import { engineIdSchema } from './engines.ts';
import { procedure } from './procedure.ts';
import { instantSchema, labelsSchema } from './values.ts';

export const engineNetworkIdSchema = z
  .string()
  .regex(/^[0-9a-z]{25,64}$/)
  .brand<'EngineNetworkId'>();
export type EngineNetworkId = z.infer<typeof engineNetworkIdSchema>;

/** Addresses of a network; `172.20.0.0/16`, `172.20.5.0/24`, `172.20.0.1`. */
export const engineSubnetSchema = z.object({
  subnet: z.string(),
  /** Containers get addresses of this part only. */
  range: z.string().optional(),
  gateway: z.string().optional(),
});
export type EngineSubnet = z.infer<typeof engineSubnetSchema>;

/** A container that is in the network, or will be at its start. */
export const networkMemberSchema = z.object({
  container: containerIdSchema,
  name: z.string(),
  running: z.boolean(),
  /** Without a prefix; missing while it does not run, unless it was given one. */
  ipv4: z.string().optional(),
  ipv6: z.string().optional(),
  mac: z.string().optional(),
});
export type NetworkMember = z.infer<typeof networkMemberSchema>;

export const engineNetworkSchema = z.object({
  id: engineNetworkIdSchema,
  name: z.string(),
  driver: z.string(),
  scope: z.string(),
  createdAt: instantSchema.optional(),
  /** No way out of it. */
  internal: z.boolean(),
  attachable: z.boolean(),
  ipv6: z.boolean(),
  /** One of the engine's own, which cannot be removed. */
  predefined: z.boolean(),
  subnets: z.array(engineSubnetSchema),
  /** The bridge or the parent interface of the host. */
  link: z.string().optional(),
  options: labelsSchema,
  labels: labelsSchema,
  /** Of Compose, by the label it sets. */
  project: z.string().optional(),
  members: z.array(networkMemberSchema),
});
export type EngineNetwork = z.infer<typeof engineNetworkSchema>;

export const newEngineNetworkSchema = z.object({
  name: z.string(),
  driver: z.enum(['bridge', 'macvlan', 'ipvlan']),
  /** None: the engine chooses one that is free. */
  subnets: z.array(engineSubnetSchema).max(8),
  ipv6: z.boolean(),
  internal: z.boolean(),
  attachable: z.boolean(),
  /** The interface of the host that macvlan and ipvlan go out by; of a bridge, its name. */
  link: z.string().optional(),
  options: labelsSchema,
  labels: labelsSchema,
});
export type NewEngineNetwork = z.infer<typeof newEngineNetworkSchema>;

const id = engineNetworkIdSchema;
export const engineNetworkActionSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), network: newEngineNetworkSchema }),
  z.object({ do: z.literal('remove'), ids: z.array(id).min(1) }),
  /** Everything that no container is in, but the engine's own. */
  z.object({ do: z.literal('prune') }),
  z.object({
    do: z.literal('connect'),
    id,
    container: containerIdSchema,
    aliases: z.array(z.string()),
    ipv4: z.string().optional(),
    ipv6: z.string().optional(),
  }),
  z.object({ do: z.literal('disconnect'), id, container: containerIdSchema }),
]);
export type EngineNetworkAction = z.infer<typeof engineNetworkActionSchema>;

/** What a new network must keep clear of, and what it can go out by. */
export const networkSurroundingsSchema = z.object({
  /** Of the engine's host; empty where its files are not ours. `via`: the interface. */
  routes: z.array(z.object({ subnet: z.string(), via: z.string() })),
  /** Interfaces of the host by name; empty where unknown. */
  links: z.array(z.string()),
});
export type NetworkSurroundings = z.infer<typeof networkSurroundingsSchema>;

const inEngine = z.object({ engine: engineIdSchema });

export const engineNetworksContract = {
  /** All of them, then what changes, while it is watched. Keys are ids. */
  watch: procedure.input(inEngine).output(eventIterator(engineListEvent(engineNetworkSchema))),
  surroundings: procedure.input(inEngine).output(networkSurroundingsSchema),
  /** What the engine says of it, as JSON with line breaks. */
  inspect: procedure.input(inEngine.extend({ id })).output(z.object({ json: z.string() })),
  plan: procedure.input(inEngine.extend({ action: engineNetworkActionSchema })).output(actionPlanSchema),
  /** CONFLICT when it is no longer what the stamp was given for. */
  run: procedure
    .input(inEngine.extend({ action: engineNetworkActionSchema, stamp: z.string() }))
    .output(z.object({ job: z.string() })),
};
