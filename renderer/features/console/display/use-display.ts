import type RFB from '@novnc/novnc';
import { useEffect, useRef, useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { openConsoleChannel } from '#renderer/api/console-channel.ts';
import { toFailure } from '#renderer/api/failure.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { FailureError } from '../failure-error.ts';
import { LinkLoop } from '../link-loop.ts';
import { openDisplay, type DisplayPipe } from './open-display.ts';
import type { Link } from '../phase.ts';

export interface DisplayLink {
  link: Link;
  /** While the link is open. */
  rfb: RFB | undefined;
  retryNow: () => void;
}

const idle: Link = { kind: 'idle' };

/** Loaded when a console is opened, not with the first page. */
const loadRfb = async () => (await import('@novnc/novnc')).default;

/** Keeps a guest's display drawn inside `target` for as long as it is `wanted`. */
export function useDisplay(
  target: HTMLElement | null,
  { connection, uuid }: GuestRef,
  index: number,
  wanted: boolean,
): DisplayLink {
  const [link, setLink] = useState<Link>(idle);
  const [rfb, setRfb] = useState<RFB>();
  const loop = useRef<LinkLoop<DisplayPipe>>(undefined);

  useEffect(() => {
    if (target === null || !wanted) return;
    const guest = { connection, uuid };
    loop.current = new LinkLoop<DisplayPipe>({
      open: signal =>
        openDisplay(
          {
            target,
            loadRfb,
            openChannel: own => openChannel(guest, index, own),
            onSilent: silent => setLink(now => (now.kind === 'open' ? { kind: 'open', silent } : now)),
          },
          signal,
        ),
      toFailure: error => (error instanceof FailureError ? error.failure : toFailure(error)),
      onLink: (next, pipe) => {
        setLink(next);
        setRfb(pipe?.rfb);
      },
    });
    return () => {
      loop.current?.stop();
      setLink(idle);
      setRfb(undefined);
    };
  }, [target, connection, uuid, index, wanted]);

  return { link, rfb, retryNow: () => loop.current?.retryNow() };
}

async function openChannel(
  guest: { connection: ConnectionId; uuid: Uuid },
  index: number,
  signal: AbortSignal,
) {
  const { ticket, password } = await api.consoles.open({ kind: 'display', guest, index }, { signal });
  return { channel: await openConsoleChannel(ticket), password };
}
