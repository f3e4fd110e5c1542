import { expect, it } from 'vitest';
import { settingsChangeSchema, settingsSchema } from './settings.ts';

it('changes only what a change names', () => {
  expect(settingsChangeSchema.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
});

it('has a default for everything, within its own bounds', () => {
  const defaults = settingsSchema.parse({});
  expect(settingsChangeSchema.parse(defaults)).toEqual(defaults);
});
