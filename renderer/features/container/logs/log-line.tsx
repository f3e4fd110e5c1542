import { memo, useEffect, useRef } from 'react';
import { harmless, spansOf, withoutEscapes, type Span } from '#shared/domain/container-logs/ansi.ts';
import type { LogLine } from './log-store.ts';
import type { LineFinder } from '#shared/domain/container-logs/line-finder.ts';
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
}

/** One line: who wrote it, when, and what, in the program's own colours. */
export const LogLineRow = memo(function LogLineRow({ text, stream, number, when, finder, current }: Props) {
  const error = stream === 2;
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
      {when !== undefined && <span className={styles['when']}>{when}</span>}
      <span className={styles['text']}>
        {finder === undefined ? spansOf(text).map(styled) : marked(withoutEscapes(text), finder)}
      </span>
    </div>
  );
});

function styled({ text, style }: Span, at: number) {
  const { colour, bold, dim, italic, underlined } = style;
  if (Object.keys(style).length === 0) return text;
  return (
    <span
      key={at}
      data-colour={colour}
      data-bold={bold || undefined}
      data-dim={dim || undefined}
      data-italic={italic || undefined}
      data-underlined={underlined || undefined}
    >
      {text}
    </span>
  );
}

/** Where something is looked for, that is what is coloured. */
function marked(text: string, finder: LineFinder) {
  const until = performance.now() + MARKING;
  const parts = [];
  let behind = 0;
  for (const { from, to } of finder.places(text, MARKS, () => performance.now() > until)) {
    parts.push(harmless(text.slice(behind, from)));
    parts.push(<mark key={from}>{harmless(text.slice(from, to))}</mark>);
    behind = to;
  }
  return [...parts, harmless(text.slice(behind))];
}
