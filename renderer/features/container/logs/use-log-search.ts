import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { LogSearch, regularOf, type LogPattern } from './log-search.ts';
import type { LogStore } from './log-store.ts';

export interface Found {
  readonly wrong: boolean;
  readonly slow: boolean;
  /** Lines with a match. */
  readonly count: number;
  /** Of the one gone to; -1 before that. */
  readonly index: number;
  readonly left: number;
}

const nothing = () => () => {};

/** The lines of a store that match, as they are found, and the one that was gone to. */
export function useLogSearch(store: LogStore, pattern: LogPattern | undefined) {
  const { text = '', matchCase = false, regular = false } = pattern ?? {};
  const expression = useMemo(
    () => (text === '' ? undefined : regularOf({ text, matchCase, regular })),
    [text, matchCase, regular],
  );
  const search = useMemo(() => expression && new LogSearch(store, expression), [store, expression]);
  useEffect(() => {
    search?.start();
    return () => search?.stop();
  }, [search]);
  useSyncExternalStore(search?.subscribe ?? nothing, () => search?.version);

  const [gone, setGone] = useState<{ search: LogSearch; line: number }>();
  const current = gone?.search === search ? gone?.line : undefined;
  const found: Found = {
    slow: search?.slow ?? false,
    wrong: text !== '' && expression === undefined,
    count: search?.count ?? 0,
    index: current === undefined ? -1 : (search?.indexOf(current) ?? -1),
    left: search?.left ?? 0,
  };
  /** Goes to the match before or after the one gone to last, and answers with its line. */
  const step = (forward: boolean): number | undefined => {
    const line = search?.step(current, forward);
    if (search && line !== undefined) setGone({ search, line });
    return line;
  };
  // Not marked in what is drawn before it was tried, nor when it was given up.
  const finder = search !== undefined && search.version > 0 && !search.slow ? search.finder : undefined;
  return { finder, found, current, step };
}
