import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import Button from '@mui/material/Button';
import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { TerminalFrame } from '#renderer/ui/terminal/terminal-frame.tsx';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { Overlay } from '../overlay.tsx';
import { isOn, textPhase } from '../phase.ts';
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

/** A guest's serial or text console. */
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
  const phase = textPhase(guest, link);
  const { terminal } = session.screen;

  const running = isOn(guest);
  useEffect(() => session.setWanted(running), [session, running]);

  return (
    <TerminalFrame
      screen={session.screen}
      live={phase.kind === 'live'}
      actions={
        <Button startIcon={<RefreshIcon />} disabled={!running} onClick={() => session.reconnect()}>
          Reconnect
        </Button>
      }
      overlay={
        // What was printed stays readable while the guest is off.
        phase.kind === 'off' && terminal.buffer.active.length > terminal.rows ? null : (
          <Overlay
            phase={phase}
            guest={guest}
            what="console"
            onStart={onStart}
            onRetry={() => session.retryNow()}
            onTakeOver={() => session.takeOver()}
          />
        )
      }
    >
      {children}
    </TerminalFrame>
  );
}
