import type { LineKey } from '#renderer/api/live/line-key.ts';
import type { Item } from './model/arrange.ts';
import type { Modifiers } from './model/selection.ts';

/** What a key in the list asks for. */
export type GridIntent =
  | { do: 'choose'; key: LineKey; how: Modifiers }
  | { do: 'focus'; line: string }
  | { do: 'all' | 'none' }
  | { do: 'open'; key: LineKey }
  | { do: 'fold'; id: string; collapsed: boolean };

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

function target(key: string, at: number, count: number, page: number): number | undefined {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? 0 : at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = steps[key];
  return wanted === undefined ? undefined : Math.max(0, Math.min(wanted, count - 1));
}

function move(item: Item, mod: boolean, shift: boolean): GridIntent {
  if (item.kind === 'group' || (mod && !shift)) return { do: 'focus', line: item.id };
  return { do: 'choose', key: item.key, how: { toggle: false, range: shift } };
}

function fold(key: string, item: Item | undefined): GridIntent | undefined {
  if (item?.kind !== 'group') return undefined;
  const asked: Record<string, boolean> = {
    ArrowLeft: true,
    ArrowRight: false,
    Enter: !item.collapsed,
    ' ': !item.collapsed,
  };
  const collapsed = asked[key];
  return collapsed === undefined ? undefined : { do: 'fold', id: item.id, collapsed };
}

/** Reads a key pressed in the list; undefined leaves it to whoever else listens. */
export function readGridKey(
  press: Press,
  items: readonly Item[],
  line: string | undefined,
  page: number,
): GridIntent | undefined {
  const mod = press.ctrlKey || press.metaKey;
  if (press.altKey) return undefined;
  const at = items.findIndex(item => item.id === line);
  const item = items[at];

  const reached = target(press.key, at, items.length, page);
  if (reached !== undefined) {
    const there = items[reached];
    return there === undefined ? undefined : move(there, mod, press.shiftKey);
  }
  if (mod && press.key.toLowerCase() === 'a') return { do: 'all' };
  if (press.key === 'Escape') return { do: 'none' };
  if (item?.kind === 'guest' && press.key === ' ') {
    return { do: 'choose', key: item.key, how: { toggle: !press.shiftKey, range: press.shiftKey } };
  }
  if (item?.kind === 'guest' && press.key === 'Enter') return { do: 'open', key: item.key };
  return fold(press.key, item);
}
