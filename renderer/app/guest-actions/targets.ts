import { create } from 'zustand';
import type { Guest } from '#shared/contract/guests.ts';
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

export function targetGuests(): Guest[] {
  const { selected, opened } = useTargets.getState();
  const { byKey } = useGuests.getState();
  const keys = selected.size > 0 ? [...selected] : opened === undefined ? [] : [opened];
  return keys.flatMap(key => byKey.get(key as GuestKey) ?? []);
}
