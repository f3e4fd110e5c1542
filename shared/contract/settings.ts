// Named here, or the declaration's import of it may be written wrongly (TypeScript 7.0.2).
import type {} from '@orpc/contract';
import { z } from 'zod';
import { procedure } from './procedure.ts';

const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Row height: 36 px or 28 px. */
  density: z.enum(['comfortable', 'compact']),
  /** Columns of the guests list that are hidden. */
  hiddenColumns: z.array(z.string().max(40)).max(50),
  sampleIntervalMs: z.number().int().min(1000).max(60_000),
  consoleIn: z.enum(['tab', 'window']),
  /** How much the wizard asks: four questions, or everything. */
  createView: z.enum(['basic', 'expert']),
};

export const settingsSchema = z.object({
  theme: fields.theme.default('system'),
  density: fields.density.default('comfortable'),
  hiddenColumns: fields.hiddenColumns.default([]),
  sampleIntervalMs: fields.sampleIntervalMs.default(3000),
  consoleIn: fields.consoleIn.default('tab'),
  createView: fields.createView.default('basic'),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Without the defaults: a partial schema that has them fills in what a change does not name, and resets it. */
export const settingsChangeSchema = z.object(fields).partial();

export const settingsContract = {
  get: procedure.input(z.object({})).output(settingsSchema),
  set: procedure.input(settingsChangeSchema).output(settingsSchema),
};
