import { useMemo } from 'react';
import type { Failure } from '#shared/contract/failure.ts';
import type { NetworkSettings } from '#shared/contract/network-settings.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { checkSettings } from '#shared/domain/networks/checks/check-settings.ts';

const nobody = { networks: [], hostSubnets: [], macs: new Map<string, string>() };

const saidOf = (failure: Failure) =>
  [failure.params['reason'] ?? sentence(failure).what, failure.params['remedy']].filter(Boolean).join(' ');

/** What is wrong with settings by themselves, by path: other networks and the host are only known to the plan. */
export function useProblems(settings: NetworkSettings): (path: string) => string | undefined {
  const byPath = useMemo(() => {
    const found = new Map<string, string>();
    for (const { field, failure } of checkSettings(settings, nobody))
      if (field !== undefined && !found.has(field)) found.set(field, saidOf(failure));
    return found;
  }, [settings]);
  return path => byPath.get(path);
}
