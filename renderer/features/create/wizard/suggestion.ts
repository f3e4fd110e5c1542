import { create } from 'zustand';

interface Suggestion {
  /** The name a guest gets that was given none. */
  name: string;
  why: string;
}

export const useSuggestion = create<Suggestion>(() => ({ name: 'guest-1', why: '' }));

/** The name, or the first of name-2, name-3 … that nobody has. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}
