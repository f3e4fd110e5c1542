import { type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from '#electron/backend/ports.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';
import { type Site } from './access/guard.ts';
import { type Sessions } from './access/sessions.ts';
export interface SocketDeps {
  readonly site: Site;
  readonly sessions: Sessions;
  readonly backend: FrontBackend;
  readonly log: Logger;
  /** How often each socket is asked for a sign of life; one that missed the last is closed. */
  readonly heartbeatMs?: number;
  readonly maxSockets?: number;
}
/** The WebSockets of the browser front: `/rpc` carries the contract, `/console/TICKET` a console's bytes. */
export declare class Sockets {
  #private;
  constructor(deps: SocketDeps);
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Tells every page that we are leaving. */
  close(): void;
}
