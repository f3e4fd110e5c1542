import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Logger, SessionId } from '#electron/backend/ports.ts';
import type { FrontBackend } from '#electron/fronts/backend.ts';
import { maxCallBytes, rpcOptions } from '#electron/fronts/rpc-options.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { consoleWindow } from '#shared/domain/consoles/flow.ts';
import { ownHost, refusal, type Site } from './access/guard.ts';
import { cookieName, readCookie, type Sessions } from './access/sessions.ts';
import { attachConsole } from './console-socket.ts';

export interface SocketDeps {
  readonly site: Site;
  readonly sessions: Sessions;
  readonly backend: FrontBackend;
  readonly log: Logger;
  /** How often each socket is asked for a sign of life; one that missed the last is closed. */
  readonly heartbeatMs?: number;
  readonly maxSockets?: number;
}

const heartbeat = 30_000;
/** Windows and consoles of all people who look, together. */
const mostSockets = 128;

const consolePath = /^\/console\/([\w-]{1,100})$/;

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

/** The WebSockets of the browser front: `/rpc` carries the contract, `/console/TICKET` a console's bytes. */
export class Sockets {
  readonly #deps: SocketDeps;
  readonly #rpc = new WebSocketServer({ noServer: true, maxPayload: maxCallBytes, perMessageDeflate: false });
  readonly #consoles = new WebSocketServer({
    noServer: true,
    maxPayload: consoleWindow.toGuest,
    perMessageDeflate: false,
  });
  readonly #handler: RPCHandler<{ session: SessionId }>;
  /** Whether each answered since it was last asked. */
  readonly #answered = new Map<WebSocket, boolean>();
  readonly #timer: NodeJS.Timeout;

  constructor(deps: SocketDeps) {
    this.#deps = deps;
    this.#handler = new RPCHandler(deps.backend.router, rpcOptions(deps.log));
    this.#timer = setInterval(() => this.#askAll(), deps.heartbeatMs ?? heartbeat);
    this.#timer.unref();
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    const { site, sessions, backend } = this.#deps;
    const refused = refusal(request.headers, site, 'page');
    if (refused !== undefined) return refuse(socket, refused.status);
    const host = ownHost(request.headers, site) ?? '';
    const session = sessions.verify(readCookie(request.headers.cookie, cookieName(host)) ?? '');
    if (session === undefined) return refuse(socket, 401);
    if (this.#answered.size >= (this.#deps.maxSockets ?? mostSockets)) return refuse(socket, 503);
    const path = request.url ?? '';
    const ticket = consolePath.exec(path)?.[1];
    if (path === '/rpc') {
      this.#rpc.handleUpgrade(request, socket, head, ws => {
        this.#keep(ws);
        void this.#handler.upgrade(ws, { context: { session } });
      });
    } else if (ticket !== undefined) {
      this.#consoles.handleUpgrade(request, socket, head, ws => {
        this.#keep(ws);
        attachConsole(ws, ticket, session, (...given) => backend.redeemConsole(...given));
      });
    } else {
      refuse(socket, 404);
    }
  }

  /** Tells every page that we are leaving. */
  close(): void {
    clearInterval(this.#timer);
    for (const ws of this.#answered.keys()) ws.close(consoleClose.shutdown, 'Innkeeper is closing');
  }

  #keep(ws: WebSocket): void {
    this.#answered.set(ws, true);
    ws.on('pong', () => this.#answered.set(ws, true));
    // Closing follows; the reason is the other side's business.
    ws.on('error', error => this.#deps.log.debug({ err: error }, 'a WebSocket failed'));
    ws.on('close', () => this.#answered.delete(ws));
  }

  #askAll(): void {
    for (const [ws, answered] of this.#answered) {
      if (!answered) {
        ws.terminate();
        continue;
      }
      this.#answered.set(ws, false);
      ws.ping();
    }
  }
}
