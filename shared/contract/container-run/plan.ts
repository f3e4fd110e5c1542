import { z } from 'zod';
import { failureSchema } from '../failure.ts';

/** What the person should weigh: it lets the container reach further than others. */
export const runRiskSchema = z.object({
  id: z.string(),
  /** A path in the request. */
  field: z.string(),
  text: z.string(),
  why: z.string(),
  remedy: z.string(),
});
export type RunRisk = z.infer<typeof runRiskSchema>;

export const runStepSchema = z.object({
  kind: z.enum(['pull', 'volume', 'container', 'network', 'start']),
  title: z.string(),
  /** What becomes of it when a later step fails. */
  undo: z.string(),
});
export type RunStep = z.infer<typeof runStepSchema>;

/** What the image says where the request does not. */
export const runImageSchema = z.object({
  present: z.boolean(),
  entrypoint: z.array(z.string()),
  command: z.array(z.string()),
  user: z.string(),
  workingDir: z.string(),
  /** Such as `80/tcp`. */
  ports: z.array(z.string()),
  volumes: z.array(z.string()),
});
export type RunImage = z.infer<typeof runImageSchema>;

export const runPlanSchema = z.object({
  /** While there is one, nothing is made. `field` is a path in the request, such as `ports.0`. */
  problems: z.array(z.object({ field: z.string(), failure: failureSchema })),
  risks: z.array(runRiskSchema),
  /** Worth knowing, and no risk. */
  notes: z.array(z.object({ field: z.string(), text: z.string() })),
  steps: z.array(runStepSchema),
  image: runImageSchema,
  /** What the engine is asked for: the body of POST /containers/create. */
  body: z.record(z.string(), z.unknown()),
  /** The same as a line for a shell. */
  line: z.string(),
  /** The same as a file for Compose. */
  compose: z.string(),
});
export type RunPlan = z.infer<typeof runPlanSchema>;

/** What can be chosen on one engine, besides its images, networks and volumes. */
export const runOptionsSchema = z.object({ logDrivers: z.array(z.string()) });
export type RunOptions = z.infer<typeof runOptionsSchema>;
