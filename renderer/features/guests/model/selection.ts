import type { LineKey } from '#renderer/api/live/line-key.ts';

export interface Selection {
  selected: ReadonlySet<LineKey>;
  /** Where a range begins. */
  anchor: LineKey | undefined;
}

export interface Modifiers {
  /** Ctrl or Cmd: one in or out. */
  toggle: boolean;
  /** Shift: everything from the anchor to here. */
  range: boolean;
}

export const nothing: Selection = { selected: new Set(), anchor: undefined };

function span(order: readonly LineKey[], from: LineKey, to: LineKey): LineKey[] {
  const [start, end] = [order.indexOf(from), order.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return order.slice(Math.min(start, end), Math.max(start, end) + 1);
}

/** The selection after choosing a row by click, Space or arrow, as file managers do it. */
export function choose(
  selection: Selection,
  key: LineKey,
  order: readonly LineKey[],
  { toggle, range }: Modifiers,
): Selection {
  if (range) {
    const anchor = selection.anchor ?? key;
    const reached = span(order, anchor, key);
    return { anchor, selected: new Set(toggle ? [...selection.selected, ...reached] : reached) };
  }
  if (!toggle) return { anchor: key, selected: new Set([key]) };
  const selected = new Set(selection.selected);
  if (!selected.delete(key)) selected.add(key);
  return { anchor: key, selected };
}

/** Drops what is not shown any more, so that nothing unseen is acted on. */
export function prune(selection: Selection, order: readonly LineKey[]): Selection {
  const shown = new Set(order);
  const left = [...selection.selected].filter(key => shown.has(key));
  if (left.length === selection.selected.size) return selection;
  const { anchor } = selection;
  return { selected: new Set(left), anchor: anchor !== undefined && shown.has(anchor) ? anchor : undefined };
}
