import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { engineIdSchema } from './engines.ts';
import { failureSchema } from './failure.ts';
import { procedure } from './procedure.ts';
import { instantSchema, portSchema } from './values.ts';

/** The whole id, as the engine gives it. */
export const containerIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'ContainerId'>();
export type ContainerId = z.infer<typeof containerIdSchema>;

export const containerRefSchema = z.object({ engine: engineIdSchema, id: containerIdSchema });
export type ContainerRef = z.infer<typeof containerRefSchema>;

/** As the engine has them (moby: container/state.go). */
export const containerStateSchema = z.enum([
  'created',
  'running',
  'paused',
  'restarting',
  'removing',
  'exited',
  'dead',
]);
export type ContainerState = z.infer<typeof containerStateSchema>;

export const publishedPortSchema = z.object({
  container: portSchema,
  transport: z.enum(['tcp', 'udp', 'sctp']),
  /** Where the host listens; missing for a port that is only exposed. */
  host: z.object({ address: z.string(), port: portSchema }).optional(),
});
export type PublishedPort = z.infer<typeof publishedPortSchema>;

/** One row of the list. Everything in it comes from events, never from polling. */
export const containerSchema = containerRefSchema.extend({
  /** Without the leading slash. */
  name: z.string(),
  /** As it was named when the container was made. */
  image: z.string(),
  imageId: z.string(),
  command: z.string(),
  createdAt: instantSchema,
  state: containerStateSchema,
  /** When this state began; missing where the engine does not say. */
  since: instantSchema.optional(),
  exitCode: z.number().int().optional(),
  /** Missing where there is no health check. */
  health: z.enum(['starting', 'healthy', 'unhealthy']).optional(),
  /** Of Compose, by the labels it sets. */
  project: z.object({ name: z.string(), service: z.string() }).optional(),
  ports: z.array(publishedPortSchema),
  networks: z.array(z.object({ name: z.string(), address: z.string().optional() })),
  labels: z.record(z.string(), z.string()),
});
export type Container = z.infer<typeof containerSchema>;

export const containersEventSchema = z.discriminatedUnion('kind', [
  /** Replaces everything known; `complete`: with this one everything is sent. */
  z.object({ kind: z.literal('snapshot'), containers: z.array(containerSchema), complete: z.boolean() }),
  z.object({
    kind: z.literal('upsert'),
    containers: z.array(containerSchema),
    complete: z.boolean().optional(),
  }),
  z.object({ kind: z.literal('remove'), containers: z.array(containerRefSchema) }),
]);
export type ContainersEvent = z.infer<typeof containersEventSchema>;

/** As buttons have them. `stop` waits as long as the container says, and then kills; `kill` is SIGKILL at once. */
export const containerActionSchema = z.enum(['start', 'stop', 'restart', 'pause', 'resume', 'kill']);
export type ContainerAction = z.infer<typeof containerActionSchema>;

export const containerOutcomeSchema = z.object({
  container: containerRefSchema,
  failure: failureSchema.optional(),
});
export type ContainerOutcome = z.infer<typeof containerOutcomeSchema>;

const some = z.object({ containers: z.array(containerRefSchema).min(1).max(10_000) });

export const containersContract = {
  watch: procedure.input(z.object({})).output(eventIterator(containersEventSchema)),
  act: procedure
    .input(some.extend({ action: containerActionSchema }))
    .output(z.array(containerOutcomeSchema)),
};
