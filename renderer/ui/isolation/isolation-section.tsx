import { type UseQueryResult } from '@tanstack/react-query';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Isolation, IsolationFix, IsolationLine } from '#shared/contract/isolation.ts';
import { StateIcon, type Look } from '../state-icon.tsx';
import { StatusPill, type Tone } from '../status-pill.tsx';
import styles from './isolation.module.css';

const looks: Record<IsolationLine['verdict'], { look: Look; tone: Tone; word: string }> = {
  open: { look: 'error', tone: 'err', word: 'A way to the host' },
  weak: { look: 'warning', tone: 'pause', word: 'Less apart' },
  unknown: { look: 'unknown', tone: 'off', word: 'Not known' },
  apart: { look: 'ok', tone: 'run', word: 'Apart' },
};

interface Props {
  isolation: UseQueryResult<Isolation>;
  /** The button of a remedy; nothing where it cannot be done from here. */
  fixOf: (fix: IsolationFix) => ReactNode;
}

/** What separates a guest from its host: what is open first, each line with its reason and its remedy. */
export function IsolationSection({ isolation: { data, error, refetch }, fixOf }: Props) {
  if (error)
    return (
      <FailureNote
        failure={toFailure(error)}
        action={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    );
  if (!data) return <p role="status">Looking at what separates it from its host…</p>;
  return (
    <section className={styles['isolation']} aria-label="Isolation">
      <h2 className={styles['summary']}>{data.summary}</h2>
      <ul className={styles['lines']} aria-label="What separates it from its host">
        {data.lines.map(line => (
          <Line key={line.id} line={line} fixOf={fixOf} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line, fixOf }: { line: IsolationLine; fixOf: Props['fixOf'] }) {
  const { look, tone, word } = looks[line.verdict];
  const { what, why, remedy, fix } = line;
  const button = fix && fixOf(fix);
  return (
    <li className={styles['line']}>
      <StateIcon look={look} />
      <div>
        <div className={styles['title']}>
          <h3>{what}</h3>
          <StatusPill tone={tone}>{word}</StatusPill>
        </div>
        <p className={styles['why']}>{why}</p>
        {remedy && <p>{remedy}</p>}
        {button && <div className={styles['fix']}>{button}</div>}
      </div>
    </li>
  );
}
