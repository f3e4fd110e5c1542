import { join } from 'node:path';
import { z } from 'zod';
import { dockerConfigFolder } from '../docker-config.ts';
import { readJsonFile } from '../json-file.ts';

const text = z.string().optional();

/** Of config.json what says who is logged in where (docker/cli: cli/config/configfile). */
const loginsSchema = z.object({
  auths: z
    .record(
      z.string(),
      z.object({ auth: text, username: text, password: text, identitytoken: text, registrytoken: text }),
    )
    .optional(),
  credsStore: text,
  credHelpers: z.record(z.string(), z.string()).optional(),
});
export type LoginsFile = z.infer<typeof loginsSchema>;

/** Nothing where there is no file. Throws BrokenFileError, which says nothing of what is in it. */
export const readLogins = async (env: NodeJS.ProcessEnv): Promise<LoginsFile> =>
  (await readJsonFile(join(dockerConfigFolder(env), 'config.json'), loginsSchema)) ?? {};
