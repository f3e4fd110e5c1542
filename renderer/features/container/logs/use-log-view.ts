import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { LogRows } from './log-rows.ts';
import type { LogStore } from './log-store.ts';

/** Pixels. */
export const ROW = 18;
/** Rows drawn beyond what is seen, so that a quick turn of the wheel shows no holes. */
const MORE = 12;

export interface Seen {
  /** The first line drawn, by its place among those held, and how many. */
  readonly first: number;
  readonly count: number;
  /** Pixels from the top at which it stands. */
  readonly top: number;
  readonly height: number;
}

/** Where the scroll bar of a log is, and what has to be drawn for it. */
export function useLogView(store: LogStore, columns: number | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const [follows, setFollows] = useState(true);
  const [scroll, setScroll] = useState({ top: 0, height: 0 });
  const rows = new LogRows(store, columns);
  const scale = rows.scale(ROW);
  const height = rows.total * scale;

  // What left at the top moves what is looked at; whoever reads is not moved with it.
  const droppedBefore = useRef(store.dropped);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const dropped = store.dropped - droppedBefore.current;
    droppedBefore.current = store.dropped;
    if (follows) element.scrollTop = element.scrollHeight;
    else if (dropped > 0) element.scrollTop -= dropped * scale;
  });

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const measure = () => setScroll({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  const onScroll = useCallback(() => {
    const element = box.current;
    if (element === null) return;
    const { scrollTop, clientHeight, scrollHeight } = element;
    setScroll({ top: scrollTop, height: clientHeight });
    setFollows(scrollHeight - scrollTop - clientHeight < ROW * 2);
  }, []);

  const toLine = (line: number) => {
    const element = box.current;
    if (element === null) return;
    setFollows(false);
    element.scrollTop = rows.of(line) * scale - element.clientHeight / 2;
  };

  const shown = Math.ceil(scroll.height / ROW);
  const firstRow = follows ? rows.total - shown - MORE : Math.floor(scroll.top / scale) - MORE;
  const from = rows.at(Math.max(0, firstRow));
  const seen: Seen = {
    first: from.line,
    count: Math.max(0, Math.min(store.count - from.line, shown + 2 * MORE)),
    top: from.row * scale,
    height,
  };
  return { box, seen, onScroll, follows, follow: () => setFollows(true), toLine };
}
