import { useRef, useState, type KeyboardEvent } from 'react';
import type { ContainerEntry } from '#shared/contract/container-files.ts';
import { beginsWith } from '#shared/domain/container-files/arrange.ts';
import { readListKey } from './list-keys.ts';

/** Letters typed within this time are one beginning of a name. Milliseconds. */
const TYPING_MS = 800;

interface Given {
  /** As they stand. */
  readonly entries: readonly ContainerEntry[];
  /** The name that the focus begins on. */
  readonly first: string | undefined;
  readonly onOpen: (entry: ContainerEntry) => void;
  readonly onUp: () => void;
  /** Brings a row into sight and gives it the focus. */
  readonly reveal: (index: number) => void;
  /** Rows that are in sight at once. */
  readonly page: () => number;
}

/** Which of the files are chosen, by clicks and keys; the one with the focus where none is. */
export function useFileChoice({ entries, first, onOpen, onUp, reveal, page }: Given) {
  const [focused, setFocused] = useState(first);
  const [anchor, setAnchor] = useState(first);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const typed = useRef({ text: '', at: 0 });
  const indexOf = (name: string | undefined) => entries.findIndex(each => each.name === name);
  const at = Math.max(0, indexOf(focused));

  const span = (to: number) => {
    const from = Math.max(0, indexOf(anchor));
    const between = entries.slice(Math.min(from, to), Math.max(from, to) + 1);
    setChosen(new Set(between.map(({ name }) => name)));
  };
  const moveTo = (to: number, range: boolean) => {
    const entry = entries[to];
    if (entry === undefined) return;
    setFocused(entry.name);
    if (range) span(to);
    else {
      setAnchor(entry.name);
      setChosen(new Set([entry.name]));
    }
    reveal(to);
  };
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setFocused(name);
    setAnchor(name);
    setChosen(next);
  };
  const type = (letter: string, when: number) => {
    const { text, at: before } = typed.current;
    const longer = when - before < TYPING_MS ? text + letter : letter;
    typed.current = { text: longer, at: when };
    // A letter alone goes on to the next that begins with it.
    const found = beginsWith(entries, longer, longer.length === 1 ? at + 1 : at);
    if (found !== undefined) moveTo(found, false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const intent = readListKey(event, at, entries.length, page());
    if (intent === undefined) return;
    event.preventDefault();
    const entry = entries[at];
    if (intent.do === 'move') moveTo(intent.to, intent.range);
    else if (intent.do === 'type') type(intent.letter, event.timeStamp);
    else if (intent.do === 'up') onUp();
    else if (intent.do === 'all') setChosen(new Set(entries.map(({ name }) => name)));
    else if (intent.do === 'none') setChosen(new Set());
    else if (entry === undefined) return;
    else if (intent.do === 'toggle') toggle(entry.name);
    else onOpen(entry);
  };
  const onClick = (index: number, how: { toggle: boolean; range: boolean }) => {
    const entry = entries[index];
    if (entry !== undefined && how.toggle) toggle(entry.name);
    else moveTo(index, how.range);
  };
  return { at, chosen, onKeyDown, onClick };
}
