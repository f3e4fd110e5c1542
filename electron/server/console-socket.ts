import type { RawData, WebSocket } from 'ws';
import { type Bridge, bridge } from '#electron/consoles/bridge.ts';
import type { SessionId } from '#electron/backend/ports.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { grantText, readGrant } from '#shared/domain/consoles/flow.ts';

const asBytes = (data: RawData): Uint8Array =>
  Array.isArray(data) ? Buffer.concat(data) : data instanceof ArrayBuffer ? new Uint8Array(data) : data;

/** Gives a WebSocket the console that its ticket stands for, or closes it with the reason. */
export function attachConsole(
  socket: WebSocket,
  ticket: string,
  session: SessionId,
  redeem: FrontBackend['redeemConsole'],
): void {
  const pipe = redeem(ticket, session);
  if (pipe === undefined) {
    socket.close(consoleClose.ticketInvalid, 'ticket invalid');
    return;
  }
  const ends: Bridge = bridge(pipe, {
    send: bytes => socket.send(bytes),
    grant: bytes => socket.send(grantText(bytes)),
    close: (code, reason) => socket.close(code, reason),
  });
  socket.on('message', (data, isBinary) => {
    if (isBinary) {
      ends.bytes(asBytes(data));
      return;
    }
    const grant = readGrant(asBytes(data).toString());
    if (grant === undefined) ends.close(consoleClose.viewerLost, 'not a grant');
    else ends.granted(grant);
  });
  socket.on('close', () => ends.gone());
}
