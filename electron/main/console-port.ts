import type { MessagePortMain } from 'electron';
import type { SessionId } from '#electron/backend/ports.ts';
import { bridge } from '#electron/consoles/bridge.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';
import { consoleClose, type ConsoleCloseCode } from '#shared/domain/consoles/close-codes.ts';

/** Gives a port the console that its ticket stands for. Bytes are bytes, numbers are grants, the rest says why it closed. */
export function attachConsolePort(
  port: Pick<MessagePortMain, 'on' | 'postMessage' | 'start' | 'close'>,
  ticket: string,
  session: SessionId,
  redeem: FrontBackend['redeemConsole'],
): void {
  const closePort = (code: ConsoleCloseCode, reason: string) => {
    port.postMessage({ code, reason });
    port.close();
  };
  const pipe = redeem(ticket, session);
  if (pipe === undefined) {
    closePort(consoleClose.ticketInvalid, 'ticket invalid');
    return;
  }
  const ends = bridge(pipe, {
    send: bytes => port.postMessage(bytes),
    grant: bytes => port.postMessage(bytes),
    close: closePort,
  });
  port.on('message', ({ data }: { data: unknown }) => {
    if (data instanceof Uint8Array) ends.bytes(data);
    else if (Number.isSafeInteger(data) && (data as number) > 0) ends.granted(data as number);
    else ends.close(consoleClose.viewerLost, 'neither bytes nor a grant');
  });
  port.on('close', () => ends.gone());
  port.start();
}
