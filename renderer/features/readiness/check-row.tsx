import Button from '@mui/material/Button';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { StateIcon, type Look } from '#renderer/ui/state-icon.tsx';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';
import type { Failure } from '#shared/contract/failure.ts';
import type { Check } from '#shared/contract/readiness.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import styles from './check-row.module.css';

const looks: Record<Check['verdict'], { look: Look; tone: Tone; word: string }> = {
  ok: { look: 'ok', tone: 'run', word: 'Good' },
  advice: { look: 'info', tone: 'accent', word: 'Could be better' },
  problem: { look: 'error', tone: 'err', word: 'Problem' },
  unknown: { look: 'unknown', tone: 'off', word: 'Not known' },
};

/** One check: verdict, what was found and where, why it matters, and the remedy. */
export function CheckRow({
  check,
  doctor,
  onFix,
}: {
  check: Check;
  /** The host whose doctor says more about this check. */
  doctor?: ConnectionId | undefined;
  onFix: () => Promise<void>;
}) {
  const { look, tone, word } = looks[check.verdict];
  return (
    <li className={styles['check']}>
      <span className={styles['icon']} data-tone={tone}>
        <StateIcon look={look} />
      </span>
      <div className={styles['body']}>
        <div className={styles['title']}>
          <h2>{check.title}</h2>
          <StatusPill tone={tone}>{word}</StatusPill>
        </div>
        <p>{check.found}</p>
        <p className={styles['why']}>
          {check.why} <span className={styles['where']}>Looked at {check.where}.</span>
        </p>
        {doctor !== undefined && (
          <p>
            <Link
              className={styles['more'] ?? ''}
              to="/devices/$connection/$tab/{-$item}"
              params={{ connection: doctor, tab: 'doctor', item: undefined }}
            >
              What else giving devices to guests takes
            </Link>
          </p>
        )}
        {check.remedy && <Remedy remedy={check.remedy} onFix={onFix} />}
      </div>
    </li>
  );
}

function Remedy({ remedy, onFix }: { remedy: NonNullable<Check['remedy']>; onFix: () => Promise<void> }) {
  const [fixing, setFixing] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  if (remedy.kind === 'advice') return <p className={styles['advice']}>{remedy.does}</p>;
  if (remedy.kind === 'command') {
    return (
      <div className={styles['remedy']}>
        <p>{remedy.does}</p>
        <CopyText text={remedy.command} what="the command" />
      </div>
    );
  }
  const fix = async () => {
    setFixing(true);
    setFailure(undefined);
    try {
      await onFix();
    } catch (error) {
      setFailure(toFailure(error));
    } finally {
      setFixing(false);
    }
  };
  return (
    <div className={styles['remedy']}>
      <p>{remedy.does}</p>
      <Button variant="contained" color="primary" disabled={fixing} onClick={() => void fix()}>
        {remedy.label}
      </Button>
      {failure && <FailureNote failure={failure} />}
    </div>
  );
}
