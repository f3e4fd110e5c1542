import { z } from 'zod';
import { failureSchema } from '../failure.ts';
import { bytesSchema } from '../values.ts';
import { createRequestSchema } from './request.ts';

export const summaryLineSchema = z.object({
  /** `system`, `cpu`, `memory`, `firmware`, `disk`, `network`, `display` … */
  topic: z.string(),
  label: z.string(),
  value: z.string(),
  why: z.string(),
});
export type SummaryLine = z.infer<typeof summaryLineSchema>;

export const createFixSchema = z.enum([
  'copy-into-pool',
  'start-network',
  'create-network',
  'start-pool',
  'create-pool',
]);
export type CreateFix = z.infer<typeof createFixSchema>;

/** A field of the request by its path, such as `memory` or `disks.1.size`. */
const fieldSchema = z.string();

/** What makes the request impossible. */
export const createProblemSchema = z.object({
  field: fieldSchema,
  failure: failureSchema,
  /** A fix we can carry out: `create.fix` takes it as it stands. */
  fix: z.object({ id: createFixSchema, label: z.string() }).optional(),
});
export type CreateProblem = z.infer<typeof createProblemSchema>;

/** What works, but not as well as it could, or not as one may think. */
export const createWarningSchema = z.object({
  field: fieldSchema.optional(),
  text: z.string(),
  why: z.string(),
  /** What to do about it, where something can be done. */
  remedy: z.string().optional(),
});
export type CreateWarning = z.infer<typeof createWarningSchema>;

export const planStepSchema = z.object({
  title: z.string(),
  touches: z.string().optional(),
  undo: z.string(),
});

export const createPlanSchema = z.object({
  summary: z.array(summaryLineSchema),
  steps: z.array(planStepSchema),
  warnings: z.array(createWarningSchema),
  problems: z.array(createProblemSchema),
  /** Room that is taken in each pool: at once, and when every disk is full. */
  space: z.array(
    z.object({ pool: z.string(), now: bytesSchema, full: bytesSchema, free: bytesSchema.optional() }),
  ),
  /** What the source's machine had and this guest will not have. */
  lost: z.array(z.object({ what: z.string(), why: z.string() })),
  /** Without secrets: what is on a seed medium is not in the document. */
  xml: z.string(),
  /** The request with every default written out; secrets are left out. */
  resolved: createRequestSchema,
  /** Why a value of `resolved` is what it is, by its field; those a person chose are not in it. */
  reasons: z.record(fieldSchema, z.string()),
});
export type CreatePlan = z.infer<typeof createPlanSchema>;
