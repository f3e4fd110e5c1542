import { create } from 'zustand';
import type { Container } from '#shared/contract/containers.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { useContainers, type ContainerKey } from '#renderer/api/live/containers.ts';
import { useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import type { LineKey } from '#renderer/api/live/line-key.ts';

interface Targets {
  /** Chosen in the list. */
  selected: ReadonlySet<LineKey>;
  /** Shown in the panel; what commands are about when nothing is chosen. */
  opened: LineKey | undefined;
}

const none: ReadonlySet<LineKey> = new Set();

/** What a command about guests is about, whichever page or menu it was asked for in. */
export const useTargets = create<Targets>(() => ({ selected: none, opened: undefined }));

export const selectOnly = (keys: readonly LineKey[]): void =>
  useTargets.setState({ selected: keys.length === 0 ? none : new Set(keys) });

function targetKeys(): readonly LineKey[] {
  const { selected, opened } = useTargets.getState();
  return selected.size > 0 ? [...selected] : opened === undefined ? [] : [opened];
}

export function targetGuests(): Guest[] {
  const { byKey } = useGuests.getState();
  return targetKeys().flatMap(key => byKey.get(key as GuestKey) ?? []);
}

export function targetContainers(): Container[] {
  const { byKey } = useContainers.getState();
  return targetKeys().flatMap(key => byKey.get(key as ContainerKey) ?? []);
}
