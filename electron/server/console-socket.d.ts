import type { WebSocket } from 'ws';
import type { SessionId } from '#electron/backend/ports.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';
/** Gives a WebSocket the console that its ticket stands for, or closes it with the reason. */
export declare function attachConsole(
  socket: WebSocket,
  ticket: string,
  session: SessionId,
  redeem: FrontBackend['redeemConsole'],
): void;
