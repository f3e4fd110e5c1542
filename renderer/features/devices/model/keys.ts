import type { Item } from './arrange.ts';

/** What a key in the list asks for. */
export type KeyIntent =
  | { do: 'focus' | 'open'; line: string }
  | { do: 'fold'; card: string; folded: boolean }
  | { do: 'close' };

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The next device in a direction from a line; headings are passed over. */
function next(items: readonly Item[], from: number, step: 1 | -1): string | undefined {
  for (let at = from; at >= 0 && at < items.length; at += step) {
    const item = items[at];
    if (item?.kind === 'device') return item.id;
  }
  return undefined;
}

/** Reads a key pressed in the list; undefined leaves it to whoever else listens. `page`: lines of one screenful. */
export function readKey(
  { key, ctrlKey, metaKey, altKey }: Press,
  items: readonly Item[],
  line: string | undefined,
  page: number,
): KeyIntent | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const at = items.findIndex(item => item.id === line);
  const last = items.length - 1;
  const moves: Record<string, () => string | undefined> = {
    ArrowDown: () => next(items, at + 1, 1),
    ArrowUp: () => next(items, at < 0 ? last : at - 1, -1),
    PageDown: () => next(items, Math.min(last, at + page), 1) ?? next(items, last, -1),
    PageUp: () => next(items, Math.max(0, at - page), 1),
    Home: () => next(items, 0, 1),
    End: () => next(items, last, -1),
  };
  const move = moves[key];
  if (move !== undefined) {
    const reached = move();
    return reached === undefined ? undefined : { do: 'focus', line: reached };
  }
  if (key === 'Escape') return { do: 'close' };
  const item = items[at];
  if (item?.kind !== 'device') return undefined;
  if (key === 'Enter' || key === ' ') return { do: 'open', line: item.id };
  if (key === 'ArrowRight' && item.functions?.open === false)
    return { do: 'fold', card: item.id, folded: false };
  if (key !== 'ArrowLeft') return undefined;
  if (item.functions?.open === true) return { do: 'fold', card: item.id, folded: true };
  // From a function to its card, as in every tree.
  const { functionOf } = item.device;
  return functionOf === undefined ? undefined : { do: 'focus', line: functionOf };
}
