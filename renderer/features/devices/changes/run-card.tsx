import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import { formatDuration } from '#renderer/ui/format.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import type { HostRun } from '#shared/contract/host-changes.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { ProceedButton } from './proceed-button.tsx';
import styles from './changes.module.css';

const states: Record<HostRun['state'], { word: string; tone: Tone; look: Look }> = {
  before: { word: 'Taken back', tone: 'off', look: 'off' },
  after: { word: 'In force', tone: 'run', look: 'ok' },
  interrupted: { word: 'Interrupted', tone: 'err', look: 'warning' },
};

interface Props {
  run: HostRun;
  connection: ConnectionId;
  opened: boolean;
  onUndo: () => void;
}

/** One run of the helper: what it was for, how it stands, its files, and the way back. */
export function RunCard({ run, connection, opened, onUndo }: Props) {
  const { id, title, at, state, files, rebootPending } = run;
  const { word, tone, look } = states[state];
  const card = useRef<HTMLLIElement>(null);
  const stale = useStale(connection);
  const edited = files.filter(file => file.edited).length;
  useEffect(() => {
    if (opened) card.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  return (
    <li ref={card} className={styles['run']} data-opened={opened || undefined}>
      <div className={styles['head']}>
        <h3>{title}</h3>
        <StatusPill tone={tone} look={look}>
          {word}
        </StatusPill>
        {rebootPending && <StatusPill tone="pause">Waits for a reboot</StatusPill>}
        <When at={at} />
        {state === 'interrupted' && <ProceedButton run={run} connection={connection} />}
        {state !== 'before' && (
          <Button disabled={stale} onClick={onUndo}>
            Undo…
          </Button>
        )}
      </div>
      {rebootPending && state !== 'interrupted' && (
        <p className={styles['quiet']}>
          {state === 'after'
            ? 'Some of it takes hold only when the host starts the next time.'
            : 'Some of it is gone only when the host has started anew.'}
        </p>
      )}
      {files.length > 0 && (
        <details open={opened || edited > 0 || state === 'interrupted'}>
          <summary>
            {files.length === 1 ? 'One file' : `${files.length} files`}
            {edited > 0 && `, ${edited === 1 ? 'one' : edited} edited since`}
          </summary>
          <ul className={styles['files']}>
            {files.map(file => (
              <li key={file.path}>
                <code>{file.path}</code>
                {file.edited && <StatusPill tone="pause">Edited since, by hand</StatusPill>}
              </li>
            ))}
          </ul>
        </details>
      )}
      <p className={styles['id']}>
        <code>{id}</code>
      </p>
    </li>
  );
}

function When({ at }: { at: number }) {
  const now = useNow(30_000);
  return (
    <time dateTime={new Date(at).toISOString()} title={new Date(at).toLocaleString('en-GB')}>
      {formatDuration(now - at)} ago
    </time>
  );
}
