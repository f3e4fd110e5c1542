import { create } from 'zustand';
import type { LineKey } from '#renderer/api/live/line-key.ts';
import { useTargets } from '#renderer/app/guest-actions/targets.ts';
import { choose, nothing, prune, type Modifiers } from './model/selection.ts';

interface Focus {
  anchor: LineKey | undefined;
  /** The line the keyboard is on: a guest's key or a heading's id. */
  line: string | undefined;
}

export const useFocus = create<Focus>(() => ({ anchor: undefined, line: undefined }));

const current = () => ({ selected: useTargets.getState().selected, anchor: useFocus.getState().anchor });

function put(next: ReturnType<typeof current>): void {
  useTargets.setState({ selected: next.selected });
  useFocus.setState({ anchor: next.anchor });
}

export function chooseRow(key: LineKey, order: readonly LineKey[], how: Modifiers): void {
  put(choose(current(), key, order, how));
  useFocus.setState({ line: key });
}

export const chooseAll = (order: readonly LineKey[]): void =>
  put({ selected: new Set(order), anchor: order[0] });
export const chooseNone = (): void => put(nothing);

export function pruneSelection(order: readonly LineKey[]): void {
  const before = current();
  const next = prune(before, order);
  if (next !== before && next.selected !== before.selected) put(next);
}
