import { join } from 'node:path';
import { settingsSchema } from '#shared/contract/settings.ts';
import type { Logger } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { JsonFile } from './json-file.ts';

export async function createSettingsArea({ stateDir, log }: { stateDir: string; log: Logger }) {
  const file = new JsonFile({
    path: join(stateDir, 'settings.json'),
    version: 1,
    schema: settingsSchema,
    empty: settingsSchema.parse({}),
    log,
  });
  let settings = await file.load();

  return {
    get: procedures.settings.get.handler(() => settings),
    set: procedures.settings.set.handler(async ({ input }) => {
      settings = settingsSchema.parse({ ...settings, ...input });
      await file.save(settings);
      return settings;
    }),
  };
}
