import '@xterm/xterm/css/xterm.css';
import ContentCopyIcon from '@mui/icons-material/ContentCopyOutlined';
import DeleteSweepIcon from '@mui/icons-material/DeleteSweepOutlined';
import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import SearchIcon from '@mui/icons-material/Search';
import Button from '@mui/material/Button';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { keyboardOwner } from '#renderer/app/commands/shortcuts.ts';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { mayTakeFocus } from '../may-take-focus.ts';
import { Overlay } from '../overlay.tsx';
import { isOn, textPhase } from '../phase.ts';
import { WayOut } from '../way-out.tsx';
import { useReleaseChord } from '../use-release-chord.ts';
import { SearchBar } from './search-bar.tsx';
import { copySelection, terminalShortcut } from './terminal-shortcuts.ts';
import styles from './text-console.module.css';
import { textSession } from './text-sessions.ts';

interface Props {
  guestRef: GuestRef;
  guest: Guest | undefined;
  alias: string;
  /** Opening it here is reason enough to take it from wherever it is open. */
  takesOver?: boolean;
  onStart: () => void;
  children?: ReactNode;
}

/** A guest's serial or text console. It takes every key while it has the focus. */
export function TextConsole({
  guestRef: { connection, uuid },
  guest,
  alias,
  takesOver = false,
  onStart,
  children,
}: Props) {
  const session = useMemo(
    () => textSession({ connection, uuid }, alias, takesOver),
    [connection, uuid, alias, takesOver],
  );
  const link = useSyncExternalStore(session.subscribe, () => session.link);
  const room = useRef<HTMLDivElement>(null);
  const bar = useRef<HTMLDivElement>(null);
  const [searching, setSearching] = useState(false);
  const [holdsKeys, setHoldsKeys] = useState(false);
  const phase = textPhase(guest, link);
  const { terminal } = session;

  const running = isOn(guest);
  useEffect(() => session.setWanted(running), [session, running]);

  useEffect(() => {
    if (room.current === null) return;
    session.showIn(room.current);
    const observer = new ResizeObserver(() => session.fit());
    observer.observe(room.current);
    return () => {
      observer.disconnect();
      session.element.remove();
    };
  }, [session]);

  useEffect(() => {
    session.terminal.attachCustomKeyEventHandler(event =>
      terminalShortcut(event, session.terminal, () => setSearching(true)),
    );
  }, [session]);

  useEffect(() => {
    if (phase.kind === 'live' && mayTakeFocus()) session.terminal.focus();
  }, [session, phase.kind]);

  const chord = useReleaseChord(() => {
    terminal.blur();
    bar.current?.querySelector('button')?.focus();
  });

  return (
    <div className={styles['frame']}>
      <div ref={bar}>
        <Toolbar label="Console">
          <Button startIcon={<SearchIcon />} title="Ctrl+Shift+F" onClick={() => setSearching(true)}>
            Search
          </Button>
          <Button
            startIcon={<ContentCopyIcon />}
            title="Ctrl+Shift+C"
            onClick={() => void copySelection(terminal)}
          >
            Copy
          </Button>
          <Button startIcon={<DeleteSweepIcon />} onClick={() => terminal.clear()}>
            Clear
          </Button>
          <Button startIcon={<RefreshIcon />} disabled={!running} onClick={() => session.reconnect()}>
            Reconnect
          </Button>
          <span className={styles['gap']} />
          {children}
        </Toolbar>
      </div>
      {searching && (
        <SearchBar
          search={session.search}
          onClose={() => {
            setSearching(false);
            terminal.focus();
          }}
        />
      )}
      <div
        className={styles['screen']}
        {...{ [keyboardOwner]: '' }}
        data-holds-keys={holdsKeys || undefined}
        {...chord}
        onFocus={() => setHoldsKeys(phase.kind === 'live')}
        onBlur={event => {
          setHoldsKeys(false);
          chord.onBlur(event);
        }}
      >
        <div className={styles['room']} ref={room} data-testid="terminal" />
        {holdsKeys && <WayOut />}
        {/* What was printed stays readable while the guest is off. */}
        {phase.kind === 'off' && terminal.buffer.active.length > terminal.rows ? null : (
          <Overlay
            phase={phase}
            guest={guest}
            what="console"
            onStart={onStart}
            onRetry={() => session.retryNow()}
            onTakeOver={() => session.takeOver()}
          />
        )}
      </div>
    </div>
  );
}
