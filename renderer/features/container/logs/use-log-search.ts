import { useEffect, useMemo, useRef, useState } from 'react';
import { LogSearch, regularOf, type LogPattern } from './log-search.ts';
import type { LogStore } from './log-store.ts';

export interface Found {
  readonly wrong: boolean;
  /** Lines with a match. */
  readonly count: number;
  /** Of the one gone to; -1 before that. */
  readonly index: number;
  readonly left: number;
}

/** The lines of a store that match, as they are found, and the one that was gone to. */
export function useLogSearch(store: LogStore, pattern: LogPattern | undefined) {
  const [current, setCurrent] = useState<number>();
  const [, setTold] = useState(0);
  const search = useRef<LogSearch>(undefined);
  const { text = '', matchCase = false, regular = false } = pattern ?? {};
  const expression = useMemo(
    () => (text === '' ? undefined : regularOf({ text, matchCase, regular })),
    [text, matchCase, regular],
  );
  useEffect(() => {
    setCurrent(undefined);
    if (expression === undefined) return undefined;
    const begun = new LogSearch(store, expression, () => setTold(told => told + 1));
    search.current = begun;
    return () => {
      begun.stop();
      search.current = undefined;
    };
  }, [store, expression]);

  const of = search.current;
  const found: Found = {
    wrong: text !== '' && expression === undefined,
    count: of?.count ?? 0,
    index: current === undefined ? -1 : (of?.indexOf(current) ?? -1),
    left: of?.left ?? 0,
  };
  /** Goes to the match before or after the one gone to last, and answers with its line. */
  const step = (forward: boolean): number | undefined => {
    const line = search.current?.step(current, forward);
    setCurrent(line);
    return line;
  };
  return { expression, found, current, step };
}
