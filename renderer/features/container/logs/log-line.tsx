import { memo } from 'react';
import { spansOf, withoutEscapes, type Span } from '#shared/domain/container-logs/ansi.ts';
import type { LogLine } from './log-store.ts';
import { charactersSearched } from '#shared/domain/container-logs/expression-cost.ts';
import styles from './logs.module.css';

interface Props extends LogLine {
  /** Among all that ever came; what a search finds it by. */
  number: number;
  /** When it was written, where that is shown. */
  when: string | undefined;
  pattern: RegExp | undefined;
  current: boolean;
}

/** One line: who wrote it, when, and what, in the program's own colours. */
export const LogLineRow = memo(function LogLineRow({ text, stream, number, when, pattern, current }: Props) {
  const error = stream === 2;
  return (
    <div
      className={styles['line']}
      data-stream={error ? 'stderr' : 'stdout'}
      data-line={number}
      data-current={current || undefined}
    >
      {error && <span className={styles['hidden']}>error: </span>}
      {when !== undefined && <span className={styles['when']}>{when}</span>}
      <span className={styles['text']}>
        {pattern === undefined ? spansOf(text).map(styled) : marked(withoutEscapes(text), pattern)}
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
function marked(text: string, pattern: RegExp) {
  const parts = [];
  let from = 0;
  for (const match of text.slice(0, charactersSearched(pattern.source)).matchAll(pattern)) {
    if (match[0] === '') break;
    parts.push(...spansOf(text.slice(from, match.index)).map(({ text: each }) => each));
    parts.push(<mark key={match.index}>{spansOf(match[0]).map(({ text: each }) => each)}</mark>);
    from = match.index + match[0].length;
  }
  return [...parts, ...spansOf(text.slice(from)).map(({ text: each }) => each)];
}
