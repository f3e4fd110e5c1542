import { z } from 'zod';
import { runRequestSchema } from '#shared/contract/container-run/request.ts';
import { jsonSchemaOf } from './plan-schema.ts';

/** A plan file is the run wizard's request; the engine may be left out, or be an id, a name or an address. */
export const runPlanSchema = runRequestSchema.extend({ engine: z.string().max(1000).optional() });

/** What it may hold, as JSON Schema of draft 2020-12: published as docs/run-plan.schema.json. */
export const runPlanJsonSchema = (): object => jsonSchemaOf(runPlanSchema, 'run');
