import type RFB from '@novnc/novnc';
import type { RawChannel } from '@novnc/novnc';
import { endOf } from '../channel-end.ts';
import { FailureError } from '../failure-error.ts';
import type { OpenPipe, PipeEnd } from '../link-loop.ts';
import { Liveness } from './liveness.ts';

export interface DisplayPipe extends OpenPipe {
  readonly rfb: RFB;
}

export interface DisplaySource {
  /** Where noVNC puts its canvas. */
  target: HTMLElement;
  openChannel(signal: AbortSignal): Promise<{ channel: RawChannel; password?: string | undefined }>;
  loadRfb(): Promise<typeof RFB>;
  onSilent: (silent: boolean) => void;
}

/** A server that has not finished the RFB handshake by then is not going to. */
export const handshakeMs = 10_000;

/** Resolves once the guest's picture can be drawn; rejects with a FailureError otherwise. */
export async function openDisplay(source: DisplaySource, signal: AbortSignal): Promise<DisplayPipe> {
  const Rfb = await source.loadRfb();
  const { channel, password } = await source.openChannel(signal);
  if (signal.aborted) {
    channel.close();
    throw new FailureError({ code: 'CANCELLED', params: {} });
  }
  if (channel.readyState === WebSocket.CLOSED) throw new FailureError((await closeReason(channel)).failure);
  const credentials = password === undefined ? {} : { credentials: { password } };
  const rfb = new Rfb(source.target, channel, { shared: true, ...credentials });
  rfb.background = 'var(--screen)';
  return shakeHands(rfb, channel, source, signal);
}

function shakeHands(
  rfb: RFB,
  channel: RawChannel,
  source: DisplaySource,
  signal: AbortSignal,
): Promise<DisplayPipe> {
  return new Promise((resolve, reject) => {
    let why: PipeEnd | undefined;
    let settle: (end: PipeEnd) => void = () => {};
    let liveness: Liveness | undefined;
    const ended = new Promise<PipeEnd>(done => {
      settle = done;
    });
    let leaving = false;
    const disconnect = () => {
      // noVNC complains about being asked twice.
      if (leaving) return;
      leaving = true;
      rfb.disconnect();
    };
    const giveUp = (end: PipeEnd) => {
      why = end;
      disconnect();
    };
    const timer = setTimeout(() => giveUp({ failure: { code: 'DISPLAY_SILENT', params: {} } }), handshakeMs);
    signal.addEventListener('abort', disconnect);
    listen(channel, {
      message: () => liveness?.heard(),
      close: code => {
        why ??= endOf(code);
      },
    });
    rfb.addEventListener('connect', () => {
      clearTimeout(timer);
      liveness = new Liveness(channel, source.onSilent);
      resolve({ rfb, ended, close: disconnect });
    });
    rfb.addEventListener('credentialsrequired', () =>
      giveUp({ failure: { code: 'AUTH_DENIED', params: {} } }),
    );
    rfb.addEventListener('securityfailure', ({ detail }) => {
      const reason = detail.reason === undefined ? {} : { detail: detail.reason };
      why = { failure: { code: 'AUTH_DENIED', params: {}, ...reason } };
    });
    rfb.addEventListener('disconnect', () => {
      leaving = true;
      clearTimeout(timer);
      liveness?.stop();
      signal.removeEventListener('abort', disconnect);
      const end = why ?? endOf(0);
      settle(end);
      reject(new FailureError(end.failure));
    });
  });
}

/** noVNC refuses a channel that is closed already, without saying why it was. */
function closeReason(channel: RawChannel): Promise<PipeEnd> {
  return new Promise(resolve => {
    channel.onclose = event => resolve(endOf(event.code));
    channel.onmessage = () => {};
  });
}

/** Hears what happens on the channel beside noVNC, which keeps its handlers to itself. */
function listen(channel: RawChannel, on: { message(): void; close(code: number): void }): void {
  const { onmessage, onclose } = channel;
  channel.onclose = event => {
    on.close(event.code);
    onclose?.call(channel, event);
  };
  // The last one to be set: a channel that closed meanwhile says so now.
  channel.onmessage = event => {
    on.message();
    onmessage?.call(channel, event);
  };
}
