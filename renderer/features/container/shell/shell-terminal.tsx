import Button from '@mui/material/Button';
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';
import { Attention } from '#renderer/ui/attention.tsx';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { TerminalFrame } from '#renderer/ui/terminal/terminal-frame.tsx';
import type { Container } from '#shared/contract/containers.ts';
import type { ShellSession, ShellState } from './shell-session.ts';
import styles from './shell.module.css';

interface Props {
  session: ShellSession;
  container: Container;
  onClose: () => void;
  children?: ReactNode;
}

/** One terminal inside the container: what it shows, and how it ended. */
export function ShellTerminal({ session, container, onClose, children }: Props) {
  const state = useSyncExternalStore(session.subscribe, () => session.state);
  const attached = session.entered.kind === 'attach';
  const live = state.kind === 'open';
  const opening = state.kind === 'opening';
  const over = state.kind === 'failed' || state.kind === 'ended';
  const note = useRef<HTMLDivElement>(null);

  // Nobody reads what is typed any more: the keyboard goes to what can be done about it.
  useEffect(() => {
    if (!over || !session.screen.element.contains(document.activeElement)) return;
    session.screen.terminal.blur();
    note.current?.querySelector('button')?.focus();
  }, [over, session]);

  return (
    <TerminalFrame
      screen={session.screen}
      live={live || opening}
      overlay={opening && <output className={styles['opening']}>Opening…</output>}
      actions={
        attached && live ? (
          <Button onClick={() => session.detach()}>Detach</Button>
        ) : (
          <Button onClick={onClose}>Close</Button>
        )
      }
      note={
        <div ref={note} className={styles['note']}>
          {state.kind === 'failed' && (
            <FailureNote failure={state.failure} action={<Again session={session} label="Try again" />} />
          )}
          {state.kind === 'ended' && (
            <Attention
              what={endWords(state, container)}
              action={
                container.state === 'running' && (
                  <Again session={session} label={attached ? 'Attach again' : 'Open again'} />
                )
              }
            />
          )}
          {(live || opening) && state.lost && (
            <Attention
              what="Not all that was typed before it was open is kept."
              why="What is longer than 64 KiB is left out, and all behind it. Type or paste it once more."
            />
          )}
          {attached && live && (
            <Attention
              what="Ctrl+C reaches the main process, and may end the container."
              why="Detach leaves it running. So does Ctrl+P and then Ctrl+Q, where it has a terminal."
            />
          )}
        </div>
      }
    >
      {children}
    </TerminalFrame>
  );
}

const Again = ({ session, label }: { session: ShellSession; label: string }) => (
  <Button onClick={() => void session.open()}>{label}</Button>
);

function endWords({ exitCode, detached }: ShellState & { kind: 'ended' }, container: Container): string {
  if (container.state !== 'running') {
    const code = container.exitCode === undefined ? '' : ` with exit code ${container.exitCode}`;
    return `${container.name} stopped${code}, and what ran inside with it.`;
  }
  if (detached) return 'Detached: the main process goes on.';
  return exitCode === undefined ? 'It ended.' : `It ended with exit code ${exitCode}.`;
}
