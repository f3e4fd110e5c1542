import { useCallback, useEffect, useState, type PointerEvent, type RefObject } from 'react';
import type { GuestKey } from '#renderer/api/live/guests.ts';
import { rowId } from '../row/row-id.ts';

/** The screen that is looked at more closely, and where its small picture is. */
export interface Peek {
  key: GuestKey;
  at: DOMRect;
}

const pointerRestMs = 300;
/** Longer: a person who walks down the list wants to see the list. */
const keyboardRestMs = 1000;

function peekAt(row: Element | null): Peek | undefined {
  const key = row?.closest<HTMLElement>('[data-key]')?.dataset['key'] as GuestKey | undefined;
  const screen = row?.closest('[data-screen]') ?? row?.querySelector('[data-screen]');
  return key === undefined || !screen ? undefined : { key, at: screen.getBoundingClientRect() };
}

/** Opens a closer look where the pointer or the keyboard rests on a row's screen. */
export function usePeek(grid: RefObject<HTMLElement | null>, line: string | undefined) {
  const [peek, setPeek] = useState<Peek | undefined>();
  const [under, setUnder] = useState<Element | undefined>();
  const close = useCallback(() => {
    setPeek(undefined);
    setUnder(undefined);
  }, []);

  useEffect(() => {
    if (under === undefined) return;
    const timer = setTimeout(() => setPeek(peekAt(under)), pointerRestMs);
    return () => {
      clearTimeout(timer);
      setPeek(undefined);
    };
  }, [under]);

  useEffect(() => {
    if (line === undefined) return;
    const timer = setTimeout(() => {
      if (grid.current?.matches(':focus-visible')) setPeek(peekAt(document.getElementById(rowId(line))));
    }, keyboardRestMs);
    return () => {
      clearTimeout(timer);
      setPeek(undefined);
    };
  }, [grid, line]);

  const onPointerMove = useCallback((event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    setUnder((event.target as Element).closest('[data-screen]') ?? undefined);
  }, []);
  return { peek, close, onPointerMove };
}
