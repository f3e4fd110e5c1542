import Button from '@mui/material/Button';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { connectionWords } from '#renderer/app/frame/connection-look.tsx';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { ConfirmDialog } from '#renderer/ui/confirm-dialog.tsx';
import { Countdown } from '#renderer/ui/countdown.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Look } from '#renderer/ui/state-icon.tsx';
import { StatusPill, type Tone } from '#renderer/ui/status-pill.tsx';
import type { ConnectionState } from '#shared/contract/connections.ts';
import type { Failure } from '#shared/contract/failure.ts';
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

interface Props {
  /** A connection or an engine. */
  place: {
    label: string;
    state: ConnectionState;
    failure?: Failure | undefined;
    retryAt?: number | undefined;
    origin: string;
  };
  heading: 'h2' | 'h3';
  /** “connection”, “engine”. */
  what: string;
  address: string;
  opened?: boolean;
  /** Said before it is forgotten: what becomes of it. */
  forgetting: string;
  /** What else can be done about it. */
  actions?: ReactNode;
  /** What helps when it fails. */
  help?: ReactNode;
  calls: {
    retry: () => Promise<unknown>;
    disconnect: () => Promise<unknown>;
    rename: (label: string) => Promise<unknown>;
    remove: () => Promise<unknown>;
  };
  /** Its facts. */
  children: ReactNode;
}

/** A place that Innkeeper connects to: its state, its facts and what can be done about it. */
export function PlaceCard({ place, heading: Heading, opened = false, calls, ...props }: Props) {
  const { label, state, failure, retryAt, origin } = place;
  const card = useRef<HTMLLIElement>(null);
  const [dialog, setDialog] = useState<'rename' | 'forget'>();
  const close = () => setDialog(undefined);
  useEffect(() => {
    if (opened) card.current?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const away = state === 'failed' || state === 'lost' || state === 'off';
  const ask = (call: () => Promise<unknown>) => void call().catch(notifyFailure);
  return (
    <li className={styles['card']} ref={card} data-opened={opened || undefined}>
      <div className={styles['head']}>
        <Heading>{label}</Heading>
        <StatusPill {...looks[state]}>{capitalised(connectionWords[state])}</StatusPill>
        <span className={styles['next']}>
          {away && retryAt !== undefined && <Countdown to={retryAt} before="next try in " />}
        </span>
        {away && (
          <Button variant="contained" color="primary" onClick={() => ask(calls.retry)}>
            {state === 'off' ? 'Connect' : 'Try now'}
          </Button>
        )}
        {props.actions}
        {state !== 'off' && <Button onClick={() => ask(calls.disconnect)}>Disconnect</Button>}
        <Button onClick={() => setDialog('rename')}>Rename</Button>
        {origin === 'added' && <Button onClick={() => setDialog('forget')}>Forget</Button>}
      </div>
      <code className={styles['uri']}>{props.address}</code>
      {props.children}
      {failure && <FailureNote failure={failure} action={props.help} />}
      {dialog === 'rename' && (
        <RenameDialog what={props.what} label={label} rename={calls.rename} onClose={close} />
      )}
      {dialog === 'forget' && (
        <ConfirmDialog
          title={`Forget ${label}?`}
          confirm="Forget"
          onClose={close}
          onConfirm={() => {
            close();
            ask(calls.remove);
          }}
        >
          {props.forgetting}
        </ConfirmDialog>
      )}
    </li>
  );
}
