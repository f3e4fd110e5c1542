import { z } from 'zod';
import { procedure } from './procedure.ts';

export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Row height: 36 px or 28 px. */
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** Columns of the guests list that are hidden. */
  hiddenColumns: z.array(z.string().max(40)).max(50).default([]),
  sampleIntervalMs: z.number().int().min(1000).max(60_000).default(3000),
  consoleIn: z.enum(['tab', 'window']).default('tab'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsContract = {
  get: procedure.input(z.object({})).output(settingsSchema),
  set: procedure.input(settingsSchema.partial()).output(settingsSchema),
};
