import Button from '@mui/material/Button';
import DownIcon from '@mui/icons-material/ArrowDownward';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ClipboardEvent,
  type Ref,
} from 'react';
import { countOf } from '#renderer/ui/format.ts';
import type { LineFinder } from '#shared/domain/container-logs/line-finder.ts';
import { columnsDrawn } from './line-part.ts';
import { LogLineRow } from './log-line.tsx';
import type { LogStore } from './log-store.ts';
import { markedText } from './marked-text.ts';
import { timeOf } from './time-words.ts';
import { useLogView } from './use-log-view.ts';
import { WholeLineDialog } from './whole-line-dialog.tsx';
import styles from './logs.module.css';

export interface LogViewHandle {
  /** Scrolls to a line, by its place among all that ever came. */
  show(line: number): void;
  /** Gives the lines the keyboard: arrows and pages scroll. */
  focus(): void;
}

interface Props {
  store: LogStore;
  timestamps: boolean;
  wrap: boolean;
  /** What is looked for, and marked where it stands. */
  finder: LineFinder | undefined;
  current: number | undefined;
  ref?: Ref<LogViewHandle>;
}

/** The lines, of which only those in sight are drawn. It follows the newest until somebody scrolls up. */
export function LogView({ store, timestamps, wrap, finder, current, ref }: Props) {
  const total = useSyncExternalStore(store.subscribe, () => store.total);
  const [columns, setColumns] = useState(80);
  const ruler = useRef<HTMLSpanElement>(null);
  const { box, seen, onScroll, follows, follow, toLine } = useLogView(store, wrap ? columns : undefined);
  useImperativeHandle(ref, () => ({
    show: line => toLine(Math.max(0, line - store.dropped)),
    focus: () => box.current?.focus({ preventScroll: true }),
  }));

  useEffect(() => {
    if (!wrap || box.current === null) return undefined;
    const measure = () => {
      const letter = (ruler.current?.getBoundingClientRect().width ?? 0) / 10;
      const taken = timestamps ? 15 : 2;
      if (letter > 0) setColumns(Math.max(10, Math.floor((box.current?.clientWidth ?? 0) / letter) - taken));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box.current);
    measure();
    return () => observer.disconnect();
  }, [box, wrap, timestamps]);

  // Drawn anew, broken or not: what was gone to is still looked at.
  const goneTo = useRef(current);
  useLayoutEffect(() => {
    if (goneTo.current !== undefined) toLine(Math.max(0, goneTo.current - store.dropped));
    goneTo.current = undefined;
  });

  const [leftAt, setLeftAt] = useState<number>();
  if (follows && leftAt !== undefined) setLeftAt(undefined);
  if (!follows && leftAt === undefined) setLeftAt(total);
  const missed = leftAt === undefined ? 0 : total - leftAt;

  const [whole, setWhole] = useState<string>();
  const showWhole = useCallback(
    (number: number) => {
      if (number >= store.dropped) setWhole(store.line(number - store.dropped).text);
    },
    [store],
  );
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData.setData('text/plain', markedText(store));
  };

  const lines = Array.from({ length: seen.count }, (_, at) => seen.first + at);
  let day = '';
  return (
    <div className={styles['view']}>
      {timestamps && store.count > 0 && (
        <span className={styles['day']}>{timeOf(store.line(seen.first).at).day}</span>
      )}
      <div
        ref={box}
        className={styles['scroller']}
        data-wrap={wrap || undefined}
        data-testid="log-lines"
        role="log"
        aria-live="off"
        aria-label="Lines of the log"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keys
        tabIndex={0}
        onScroll={onScroll}
        onCopy={onCopy}
      >
        <span ref={ruler} aria-hidden className={styles['ruler']}>
          0000000000
        </span>
        <div
          className={styles['space']}
          style={{
            height: seen.height,
            minWidth: wrap ? undefined : `${columnsDrawn(store.longest) + 18}ch`,
          }}
        >
          <div className={styles['lines']} style={{ transform: `translateY(${seen.top}px)` }}>
            {lines.map(index => {
              const line = store.line(index);
              const time = timestamps ? timeOf(line.at) : undefined;
              const newDay = time !== undefined && time.day !== day;
              day = time?.day ?? '';
              const number = store.dropped + index;
              return (
                <LogLineRow
                  key={number}
                  {...line}
                  number={number}
                  when={time && (newDay && index > seen.first ? `${time.short} ${time.clock}` : time.clock)}
                  finder={finder}
                  current={number === current}
                  onWhole={showWhole}
                />
              );
            })}
          </div>
        </div>
      </div>
      {!follows && (
        <Button className={styles['newest']} variant="contained" startIcon={<DownIcon />} onClick={follow}>
          {missed === 0 ? 'Follow' : countOf(missed, 'new line')}
        </Button>
      )}
      {whole !== undefined && <WholeLineDialog text={whole} onClose={() => setWhole(undefined)} />}
    </div>
  );
}
