import { type ApiVersion, apiVersionSchema } from '#shared/contract/engines.ts';

/** The oldest version of the API with all that every page needs: prune and disk usage (Docker 1.13, 2017). */
export const OLDEST_API: ApiVersion = apiVersionSchema.parse('1.25');

/** The newest version of the API whose changes this client takes into account (Docker 27). */
export const NEWEST_API: ApiVersion = apiVersionSchema.parse('1.47');

const parts = (version: ApiVersion): readonly number[] => version.split('.').map(Number);

/** Whether `version` is `needed` or newer: 1.9 is older than 1.10. */
export function isAtLeast(version: ApiVersion, needed: ApiVersion): boolean {
  const [major = 0, minor = 0] = parts(version);
  const [neededMajor = 0, neededMinor = 0] = parts(needed);
  return major === neededMajor ? minor >= neededMinor : major > neededMajor;
}

export type Agreement =
  | { readonly agreed: ApiVersion }
  /** `engine-too-old`: its newest is below our oldest. `engine-too-new`: it no longer speaks any of ours. */
  | { readonly refused: 'engine-too-old' | 'engine-too-new'; readonly has: ApiVersion };

/** The version to speak with an engine that offers all from `least` to `most`: the newest that both know. */
export function agreeOnVersion(most: ApiVersion, least: ApiVersion = OLDEST_API): Agreement {
  if (!isAtLeast(most, OLDEST_API)) return { refused: 'engine-too-old', has: most };
  if (!isAtLeast(NEWEST_API, least)) return { refused: 'engine-too-new', has: least };
  return { agreed: isAtLeast(most, NEWEST_API) ? NEWEST_API : most };
}
