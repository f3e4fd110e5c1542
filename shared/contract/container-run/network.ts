import { z } from 'zod';
import { lineSchema } from './text.ts';

/** What Docker makes names of: containers and networks. */
export const engineNameSchema = z
  .string()
  .max(200)
  .regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/, 'Letters, digits, dots, dashes and underscores, two at least.');

const hostNameSchema = lineSchema.regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, 'That is no host name.').max(253);

export const runNetworkSchema = z.object({
  name: engineNameSchema,
  /** Names by which others on this network find it. */
  aliases: z.array(hostNameSchema).max(100).optional(),
  ipv4: z.ipv4('An address looks like 172.20.0.10.').optional(),
  ipv6: z.ipv6('An address looks like fd00::10.').optional(),
});
export type RunNetwork = z.infer<typeof runNetworkSchema>;

export const runNetworkingSchema = z.discriminatedUnion('mode', [
  /** The engine's own bridge: no names, only addresses. */
  z.object({ mode: z.literal('default') }),
  z.object({ mode: z.literal('none') }),
  /** The host's own: no separation. */
  z.object({ mode: z.literal('host') }),
  /** The network of another container, by name or id. */
  z.object({ mode: z.literal('container'), container: engineNameSchema }),
  z.object({ mode: z.literal('networks'), networks: z.array(runNetworkSchema).min(1).max(50) }),
]);
export type RunNetworking = z.infer<typeof runNetworkingSchema>;

export const runHostEntrySchema = z.object({
  name: hostNameSchema,
  address: z.union([z.ipv4(), z.ipv6(), z.literal('host-gateway')]),
});
export { hostNameSchema };
