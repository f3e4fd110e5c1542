import { consoleClose, type ConsoleCloseCode } from '#shared/domain/consoles/close-codes.ts';
import { consoleWindow, ReceiveWindow, SendWindow } from '#shared/domain/consoles/flow.ts';
import { type BytePipe, TakenOverError } from './byte-pipe.ts';

/** One viewer, however it is reached: a WebSocket or a MessagePort. */
export interface ViewerPort {
  send(bytes: Uint8Array): void;
  /** Tells the viewer how many bytes more it may send. */
  grant(bytes: number): void;
  /** Ends the viewer's side; nothing is sent afterwards. */
  close(code: ConsoleCloseCode, reason: string): void;
}

/** What the front calls as messages of the viewer come in. */
export interface ViewerEvents {
  bytes(bytes: Uint8Array): void;
  granted(bytes: number): void;
  gone(): void;
}

export interface Bridge extends ViewerEvents {
  /** Closes both sides for a reason of ours. */
  close(code: ConsoleCloseCode, reason: string): void;
}

/**
 * Carries bytes between a guest's console and one viewer, with back-pressure both ways: the guest is read no
 * faster than the viewer grants, and the viewer is granted no more than the guest has taken.
 */
export function bridge(pipe: BytePipe, port: ViewerPort, done: () => void = () => {}): Bridge {
  const toViewer = new SendWindow(consoleWindow.toViewer);
  const fromViewer = new ReceiveWindow(consoleWindow.toGuest);
  let open = true;

  const close = (code: ConsoleCloseCode | undefined, reason: string): void => {
    if (!open) return;
    open = false;
    pipe.destroy();
    if (code !== undefined) port.close(code, reason);
    done();
  };

  pipe.on('data', (chunk: Uint8Array) => {
    if (!open) return;
    toViewer.spend(chunk.length);
    port.send(chunk);
    if (!toViewer.open) pipe.pause();
  });
  pipe.once('end', () => close(consoleClose.ended, 'ended'));
  pipe.once('close', () => close(consoleClose.ended, 'ended'));
  pipe.on('error', (error: Error) => {
    if (error instanceof TakenOverError) close(consoleClose.takenOver, 'taken over');
    else close(consoleClose.failed, 'failed');
  });
  // It may have ended while it waited for its viewer.
  if (pipe.readableEnded || pipe.destroyed) close(consoleClose.ended, 'ended');

  return {
    bytes(bytes) {
      if (!open) return;
      if (!fromViewer.arrived(bytes.length)) {
        close(consoleClose.viewerLost, 'sent more than granted');
        return;
      }
      pipe.write(bytes, error => {
        if (error) return;
        const grant = fromViewer.consumed(bytes.length);
        if (grant > 0 && open) port.grant(grant);
      });
    },
    granted(bytes) {
      toViewer.grant(bytes);
      if (open && toViewer.open) pipe.resume();
    },
    gone: () => close(undefined, 'gone'),
    close,
  };
}
