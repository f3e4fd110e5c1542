/** What a key in the list of files asks for. */
export type ListIntent =
  | { readonly do: 'move'; readonly to: number; readonly range: boolean }
  | { readonly do: 'open' | 'up' | 'toggle' | 'all' | 'none' }
  | { readonly do: 'type'; readonly letter: string };

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Undefined leaves the key to whoever else listens. */
export function readListKey(press: Press, at: number, count: number, page: number): ListIntent | undefined {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = press;
  const mod = ctrlKey || metaKey;
  if (altKey) return key === 'ArrowUp' ? { do: 'up' } : undefined;
  if (mod) return key.toLowerCase() === 'a' ? { do: 'all' } : undefined;
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const to = steps[key];
  if (to !== undefined) return { do: 'move', to: Math.max(0, Math.min(to, count - 1)), range: shiftKey };
  if (key === 'Enter') return { do: 'open' };
  if (key === 'Backspace') return { do: 'up' };
  if (key === 'Escape') return { do: 'none' };
  if (key === ' ') return { do: 'toggle' };
  return /^.$/u.test(key) ? { do: 'type', letter: key } : undefined;
}
