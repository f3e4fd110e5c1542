import AddIcon from '@mui/icons-material/Add';
import Button from '@mui/material/Button';
import { useSyncExternalStore, type ReactNode } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import type { Container } from '#shared/contract/containers.ts';
import { ShellForm } from './shell-form.tsx';
import type { ShellSession } from './shell-session.ts';
import { ShellTerminal } from './shell-terminal.tsx';
import { closeShell, enter, showShell, useShells } from './shells.ts';
import { useSurroundings } from './use-surroundings.ts';
import styles from './shell.module.css';

/** The terminals of a container, one of them shown, and the way to another. */
export function ShellsOf({ container, children }: { container: Container; children?: ReactNode }) {
  const { open, shown } = useShells(container);
  return (
    <div className={styles['page']}>
      {open.length > 0 && (
        <div className={styles['strip']} role="group" aria-label="Open shells">
          {open.map(session => (
            <Entry
              key={session.number}
              session={session}
              pressed={session === shown}
              onShow={() => showShell(container, session)}
            />
          ))}
          <Button
            startIcon={<AddIcon />}
            disabled={shown === undefined}
            onClick={() => showShell(container, undefined)}
          >
            New
          </Button>
        </div>
      )}
      {shown ? (
        <ShellTerminal
          key={shown.number}
          session={shown}
          container={container}
          onClose={() => closeShell(container, shown)}
        >
          {children}
        </ShellTerminal>
      ) : (
        <Choose container={container} />
      )}
    </div>
  );
}

function Entry({
  session,
  pressed,
  onShow,
}: {
  session: ShellSession;
  pressed: boolean;
  onShow: () => void;
}) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const over = state.kind === 'ended' || state.kind === 'failed';
  return (
    <button type="button" className={styles['entry']} aria-pressed={pressed} onClick={onShow}>
      {session.title} {session.number}
      {over && <span className={styles['over']}>ended</span>}
    </button>
  );
}

function Choose({ container }: { container: Container }) {
  const { data, error } = useSurroundings(container);
  if (container.state !== 'running')
    return (
      <EmptyState title={`${container.name} does not run`}>
        A shell needs a container that runs. Its files can be looked at all the same.
      </EmptyState>
    );
  if (error) return <FailureNote failure={toFailure(error)} />;
  if (data === undefined) return null;
  return (
    <ShellForm container={container} surroundings={data} onEnter={entered => enter(container, entered)} />
  );
}
