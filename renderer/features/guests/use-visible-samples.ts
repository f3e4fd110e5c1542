import { useEffect } from 'react';
import { wantContainerSamples } from '#renderer/api/live/container-samples.ts';
import { useContainers, type ContainerKey } from '#renderer/api/live/containers.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import type { LineKey } from '#renderer/api/live/line-key.ts';
import { wantSamples } from '#renderer/api/live/samples.ts';

/** Those by these names that are still there. */
function named<Key extends string, Value>(names: string, byKey: ReadonlyMap<Key, Value>): Value[] {
  return names.split(' ').flatMap(key => {
    const value = byKey.get(key as Key);
    return value === undefined ? [] : [value];
  });
}

/** Watches the running ones of these guests, of every kind, for as long as they are in sight. */
export function useVisibleSamples(keys: readonly LineKey[]): void {
  const guests = useGuests(({ byKey }) =>
    keys.filter(key => byKey.get(key as GuestKey)?.state === 'running').join(' '),
  );
  const containers = useContainers(({ byKey }) =>
    keys.filter(key => byKey.get(key as ContainerKey)?.state === 'running').join(' '),
  );
  useEffect(() => wantSamples('list', named(guests, useGuests.getState().byKey)), [guests]);
  useEffect(
    () => wantContainerSamples('list', named(containers, useContainers.getState().byKey)),
    [containers],
  );
  useEffect(
    () => () => {
      wantSamples('list', []);
      wantContainerSamples('list', []);
    },
    [],
  );
}
