import { memo, useEffect, useRef } from 'react';
import { countOf } from '#renderer/ui/format.ts';
import { harmless, spansOf, withoutEscapes } from '#shared/domain/container-logs/ansi.ts';
import type { LineFinder, Place } from '#shared/domain/container-logs/line-finder.ts';
import { partToDraw, spansWithin } from './line-part.ts';
import type { LogLine } from './log-store.ts';
import { LogText } from './log-text.tsx';
import styles from './logs.module.css';

/** Marks of a line; more of them nobody tells apart, and each is an element. */
const MARKS = 500;
/** Milliseconds for those of one line. */
const MARKING = 5;

interface Props extends LogLine {
  /** Among all that ever came; what a search finds it by. */
  number: number;
  /** When it was written, where that is shown. */
  when: string | undefined;
  finder: LineFinder | undefined;
  current: boolean;
  /** Shows a long line whole. */
  onWhole: (number: number) => void;
}

/** One line: who wrote it, when, and what, in the program's own colours. */
export const LogLineRow = memo(function LogLineRow(props: Props) {
  const { text, stream, number, when, finder, current, onWhole } = props;
  const error = stream === 2;
  const plain = withoutEscapes(text);
  const places = finder && placesIn(plain, finder);
  const part = partToDraw(plain.length, places?.[0]);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Of a long line the match may be far to the right, or below where it is broken.
    if (current) row.current?.querySelector('mark')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [current]);
  return (
    <div
      ref={row}
      className={styles['line']}
      data-stream={error ? 'stderr' : 'stdout'}
      data-line={number}
      data-current={current || undefined}
    >
      {error && <span className={styles['hidden']}>error: </span>}
      {when !== undefined && (
        <span className={styles['when']} data-when>
          {when}
        </span>
      )}
      <span className={styles['text']}>
        <LeftOut number={number} part={{ from: 0, to: part.from }} where="before" onWhole={onWhole} />
        {places === undefined ? (
          <LogText spans={spansWithin(spansOf(text), part)} />
        ) : (
          marked(plain, places, part)
        )}
        <LeftOut number={number} part={{ from: part.to, to: plain.length }} where="more" onWhole={onWhole} />
      </span>
    </div>
  );
});

interface LeftOutProps {
  number: number;
  part: Place;
  where: 'before' | 'more';
  onWhole: (number: number) => void;
}

/** What of a long line is not drawn. */
function LeftOut({ number, part: { from, to }, where, onWhole }: LeftOutProps) {
  if (from >= to) return null;
  const words =
    where === 'more'
      ? `${countOf(to - from, 'more character')}`
      : `${countOf(to - from, 'character')} before`;
  return (
    <button
      type="button"
      className={styles['leftOut']}
      data-left-out={number}
      data-from={from}
      data-to={to}
      title="Show the whole line"
      onClick={() => onWhole(number)}
    >
      {where === 'more' ? `… ${words}, show` : `show ${words} …`}
    </button>
  );
}

function placesIn(text: string, finder: LineFinder): Place[] {
  const until = performance.now() + MARKING;
  return finder.places(text, MARKS, () => performance.now() > until);
}

/** Where something is looked for, that is what is coloured. */
function marked(text: string, places: readonly Place[], part: Place) {
  const parts = [];
  let behind = part.from;
  for (const place of places) {
    const [from, to] = [Math.max(behind, place.from), Math.min(part.to, place.to)];
    if (from >= to) continue;
    parts.push(harmless(text.slice(behind, from)));
    parts.push(<mark key={from}>{harmless(text.slice(from, to))}</mark>);
    behind = to;
  }
  return [...parts, harmless(text.slice(behind, part.to))];
}
