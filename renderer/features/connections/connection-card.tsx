import Button from '@mui/material/Button';
import { useEffect, useRef, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { useGuests } from '#renderer/api/live/guests.ts';
import { connectionWords } from '#renderer/app/frame/connection-look.tsx';
import { go } from '#renderer/app/go.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { Countdown } from '#renderer/ui/countdown.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { countOf } from '#renderer/ui/format.ts';
import type { Look } from '#renderer/ui/state-icon.tsx';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';
import type { Connection, ConnectionState } from '#shared/contract/connections.ts';
import styles from './connection-card.module.css';
import { RenameDialog } from './rename-dialog.tsx';

const looks: Record<ConnectionState, { look: Look; tone: Tone }> = {
  connecting: { look: 'busy', tone: 'accent' },
  online: { look: 'running', tone: 'run' },
  lost: { look: 'warning', tone: 'pause' },
  failed: { look: 'error', tone: 'err' },
  off: { look: 'off', tone: 'off' },
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** One host with its state, its facts and what can be done about it. */
export function ConnectionCard({ connection, opened }: { connection: Connection; opened: boolean }) {
  const { id, label, uri, state, failure, retryAt, origin } = connection;
  const card = useRef<HTMLLIElement>(null);
  const [dialog, setDialog] = useState<'rename' | 'forget'>();
  useEffect(() => {
    if (opened) card.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const away = state === 'failed' || state === 'lost' || state === 'off';
  const ask = (call: Promise<unknown>) => void call.catch(notifyFailure);
  return (
    <li className={styles['card']} ref={card} data-opened={opened || undefined}>
      <div className={styles['head']}>
        <h2>{label}</h2>
        <StatusPill {...looks[state]}>{capitalised(connectionWords[state])}</StatusPill>
        <span className={styles['next']}>
          {away && retryAt !== undefined && <Countdown to={retryAt} before="next try in " />}
        </span>
        {away && (
          <Button variant="contained" color="primary" onClick={() => ask(api.connections.retry({ id }))}>
            {state === 'off' ? 'Connect' : 'Try now'}
          </Button>
        )}
        {state !== 'off' && (
          <Button onClick={() => ask(api.connections.disconnect({ id }))}>Disconnect</Button>
        )}
        <Button onClick={() => setDialog('rename')}>Rename</Button>
        {origin === 'added' && <Button onClick={() => setDialog('forget')}>Forget</Button>}
      </div>
      <code className={styles['uri']}>{uri}</code>
      <HostFacts connection={connection} />
      {failure && (
        <FailureNote
          failure={failure}
          action={<Button onClick={() => void go({ to: '/readiness' })}>See what is missing</Button>}
        />
      )}
      {dialog === 'rename' && <RenameDialog connection={connection} onClose={() => setDialog(undefined)} />}
      {dialog === 'forget' && (
        <ConfirmDialog
          title={`Forget ${label}?`}
          confirm="Forget"
          onClose={() => setDialog(undefined)}
          onConfirm={() => {
            setDialog(undefined);
            ask(api.connections.remove({ id }));
          }}
        >
          Innkeeper no longer connects to it. Nothing on that host changes, and its guests keep running.
        </ConfirmDialog>
      )}
    </li>
  );
}

function HostFacts({ connection: { id, host, state } }: { connection: Connection }) {
  const guests = useGuests(({ byKey }) => {
    let count = 0;
    for (const guest of byKey.values()) if (guest.connection === id) count += 1;
    return count;
  });
  if (host === undefined) return null;
  const facts = [
    host.hostname,
    host.hypervisorVersion === undefined ? host.driver : `${host.driver} ${host.hypervisorVersion}`,
    `libvirt ${host.libvirtVersion}`,
    ...(state === 'online' || guests > 0 ? [countOf(guests, 'guest')] : []),
  ];
  return <p className={styles['facts']}>{facts.join(' · ')}</p>;
}
