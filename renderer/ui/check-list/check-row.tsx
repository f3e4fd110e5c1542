import Button from '@mui/material/Button';
import { useEffect, useRef } from 'react';
import { useStale } from '#renderer/api/live/connections.ts';
import type { HostCheck, HostRemedy } from '#shared/contract/host-check.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { CopyText } from '../copy-text.tsx';
import { StateIcon } from '../state-icon.tsx';
import { StatusPill } from '../status-pill.tsx';
import { checkLooks } from './check-looks.ts';
import styles from './check-row.module.css';

interface Props {
  check: HostCheck;
  connection: ConnectionId;
  /** Asked for by its address: it is scrolled to. */
  opened: boolean;
  onSteps: () => void;
}

/** One check: verdict, what was found and where, why it matters, and the remedy. */
export function CheckRow({ check, connection, opened, onSteps }: Props) {
  const row = useRef<HTMLLIElement>(null);
  const { look, tone, word } = checkLooks[check.verdict];
  useEffect(() => {
    if (opened) row.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  return (
    <li ref={row} className={styles['check']} data-opened={opened || undefined}>
      <StateIcon look={look} />
      <div>
        <div className={styles['title']}>
          <h3>{check.title}</h3>
          <StatusPill tone={tone}>{word}</StatusPill>
        </div>
        <p>{check.found}</p>
        <p className={styles['why']}>
          {check.why} <small>Looked at {check.where}.</small>
        </p>
        {check.remedy && (
          <Remedy
            remedy={check.remedy}
            connection={connection}
            urgent={check.verdict === 'problem'}
            onSteps={onSteps}
          />
        )}
      </div>
    </li>
  );
}

function Remedy({
  remedy,
  connection,
  urgent,
  onSteps,
}: {
  remedy: HostRemedy;
  connection: ConnectionId;
  urgent: boolean;
  onSteps: () => void;
}) {
  const stale = useStale(connection);
  if (remedy.kind === 'hand') return <p className={styles['hand']}>{remedy.does}</p>;
  if (remedy.kind === 'command')
    return (
      <div className={styles['remedy']}>
        <p>{remedy.does}</p>
        <CopyText text={remedy.command} what="the command" />
      </div>
    );
  return (
    <div className={styles['remedy']}>
      <Button
        variant={urgent ? 'contained' : 'outlined'}
        color={urgent ? 'primary' : 'inherit'}
        disabled={stale}
        onClick={onSteps}
      >
        {remedy.title}…
      </Button>
      <small>
        It is tried dry first, and you see every change before it is made.
        {remedy.reboot && ' The host has to be started anew afterwards.'}
      </small>
    </div>
  );
}
