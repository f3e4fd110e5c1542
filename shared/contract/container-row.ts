import { z } from 'zod';
import { engineIdSchema } from './engines.ts';
import { instantSchema, portSchema } from './values.ts';

/** The whole id, as the engine gives it. */
export const containerIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'ContainerId'>();
export type ContainerId = z.infer<typeof containerIdSchema>;

export const containerRefSchema = z.object({ engine: engineIdSchema, id: containerIdSchema });
export type ContainerRef = z.infer<typeof containerRefSchema>;

/** What the engine takes as a name (moby: daemon/names). */
export const containerNameSchema = z
  .string()
  .max(200)
  .regex(
    /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/,
    'A name has letters, digits, dots, dashes and underscores, two at least; it begins with a letter or digit.',
  );

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
  /** When this state began; missing where the engine does not say, or was not asked yet. */
  since: instantSchema.optional(),
  /** Of the last time it ran; missing while it runs, or was not asked yet. */
  exitCode: z.number().int().optional(),
  /** It does not run because its last start was refused; missing while it was not asked yet. */
  startFailed: z.literal(true).optional(),
  /** Missing where there is no health check, or it does not run. */
  health: z.enum(['starting', 'healthy', 'unhealthy']).optional(),
  /** Of Compose, by the labels it sets. */
  project: z.object({ name: z.string(), service: z.string() }).optional(),
  ports: z.array(publishedPortSchema),
  networks: z.array(z.object({ name: z.string(), address: z.string().optional() })),
  labels: z.record(z.string(), z.string()),
});
export type Container = z.infer<typeof containerSchema>;
