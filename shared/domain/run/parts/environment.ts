import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { flagEach, given, type RunPart } from '../part.ts';

type Pair = NonNullable<RunRequest['environment']>[number];

export const pairText = ({ name, value }: Pair): string => `${name}=${value}`;
export const pairRecord = (pairs: readonly Pair[]): Record<string, string> =>
  Object.fromEntries(pairs.map(({ name, value }) => [name, value]));

/** Files first: what is given by itself holds against them. */
export const environmentPart: RunPart = {
  body: ({ environment = [], envFiles = [] }, facts) => ({
    config: given({
      Env: [
        ...envFiles.flatMap(path => {
          const pairs = facts.envFiles.get(path);
          return Array.isArray(pairs) ? (pairs as readonly string[]) : [];
        }),
        ...environment.map(pairText),
      ],
    }),
  }),
  flags: ({ environment = [], envFiles = [] }) => [
    ...flagEach('env-file', envFiles),
    ...flagEach('env', environment.map(pairText)),
  ],
  service: ({ environment = [], envFiles = [] }) => ({
    ...given({ env_file: envFiles }),
    ...(environment.length > 0 && { environment: pairRecord(environment) }),
  }),
};
