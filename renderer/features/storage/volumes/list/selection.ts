/** Which volumes are chosen, and on which line the keyboard is. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  readonly line: string | undefined;
  /** Where a range begins. */
  readonly anchor: string | undefined;
}

export const NOTHING_CHOSEN: Selection = { chosen: new Set(), line: undefined, anchor: undefined };

interface How {
  readonly toggle: boolean;
  readonly range: boolean;
}

/** A line is clicked, or chosen by keys. */
export function choose(
  selection: Selection,
  line: string,
  order: readonly string[],
  { toggle, range }: How,
): Selection {
  if (range && selection.anchor !== undefined) {
    const [from, to] = [order.indexOf(selection.anchor), order.indexOf(line)];
    if (from >= 0 && to >= 0) {
      const part = order.slice(Math.min(from, to), Math.max(from, to) + 1);
      return { chosen: new Set(part), line, anchor: selection.anchor };
    }
  }
  if (!toggle) return { chosen: new Set([line]), line, anchor: line };
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(line)) chosen.add(line);
  return { chosen, line, anchor: line };
}

/** Without what is not shown any more. */
export function pruned(selection: Selection, shown: ReadonlySet<string>): Selection {
  const chosen = [...selection.chosen].filter(name => shown.has(name));
  if (chosen.length === selection.chosen.size) return selection;
  return { ...selection, chosen: new Set(chosen) };
}

/** Where a key leads from a line; undefined for keys that lead nowhere. */
export function lineAfter(
  key: string,
  order: readonly string[],
  line: string | undefined,
  page: number,
): string | undefined {
  const at = line === undefined ? -1 : order.indexOf(line);
  const last = order.length - 1;
  const to: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: last,
    PageDown: at + page,
    PageUp: at - page,
  };
  const next = to[key];
  return next === undefined ? undefined : order[Math.max(0, Math.min(last, next))];
}
