import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { type ClientOptions, WebSocket } from 'ws';
import type { CallContext, Logger, SessionId } from '#electron/backend/ports.ts';
import { type ByteRoad, Roads } from '#electron/backend/transfers/roads.ts';
import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import { TicketStore } from '#electron/consoles/tickets.ts';
import { contract } from '#shared/contract/contract.ts';
import { settingsSchema } from '#shared/contract/settings.ts';
import { startFrontServer, type FrontServerOptions } from '../front-server.ts';
import { serveSettings } from '../options.ts';

const quiet: Logger = { debug() {}, info() {}, warn() {}, error() {} };

type NewPipe = () => BytePipe | Promise<BytePipe>;

/** Answers as the contract says, with consoles made by `newPipe`; enough of it to try a front. */
function smallBackend(newPipe: NewPipe) {
  const roads = new Roads();
  const tickets = new TicketStore<BytePipe>({ discard: pipe => pipe.destroy() });
  const os = implement(contract).$context<CallContext>();
  const router = {
    settings: { get: os.settings.get.handler(() => settingsSchema.parse({})) },
    consoles: {
      open: os.consoles.open.handler(async ({ context }) => ({
        ticket: tickets.issue(context.session, await newPipe()),
      })),
    },
    jobs: {
      cancel: os.jobs.cancel.handler(() => {
        throw new Error('a secret of the inside');
      }),
    },
  };
  return {
    router,
    redeemConsole: (...given: Parameters<typeof tickets.redeem>) => tickets.redeem(...given),
    redeemBytes: (...given: Parameters<Roads['redeem']>) => roads.redeem(...given),
    issueBytes: (session: SessionId, road: ByteRoad) => roads.issue(session, road),
    async close() {
      tickets.clear();
      roads.close();
    },
  };
}

/** The browser front over a small backend and a page of a few files. */
export async function startTestFront(
  newPipe: NewPipe,
  more: Partial<Pick<FrontServerOptions, 'heartbeatMs' | 'maxSockets'>> = {},
  argv: readonly string[] = ['--port', '0'],
) {
  const dir = mkdtempSync(join(tmpdir(), 'innkeeper-front-'));
  mkdirSync(join(dir, 'assets'));
  writeFileSync(join(dir, 'index.html'), '<!doctype html><link nonce="__CSP_NONCE__"><p>the page</p>');
  writeFileSync(join(dir, 'assets', 'app-1.js'), `console.log(${JSON.stringify('x'.repeat(5000))})`);
  const token = 'A'.repeat(43);
  const backend = smallBackend(newPipe);
  const server = await startFrontServer({
    settings: serveSettings(argv),
    token,
    backend,
    assets: dir,
    log: quiet,
    ...more,
  });
  return {
    ...server,
    token,
    /** For the session of a cookie. */
    bytesTicket: (cookie: string, road: ByteRoad) =>
      backend.issueBytes((cookie.split('=')[1] ?? '').split('.')[0] as SessionId, road),
    async stop() {
      await server.close();
      rmSync(dir, { recursive: true });
    },
  };
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** A request as it stands: fetch would not let us choose Host or Origin. */
export function ask(
  origin: string,
  path: string,
  options: {
    method?: string;
    headers?: OutgoingHttpHeaders;
    body?: string | Buffer;
    socketPath?: string;
  } = {},
): Promise<Answer> {
  const { body, ...rest } = options;
  return new Promise((resolve, reject) => {
    const call = request(origin, { path, ...rest }, response => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    call.on('error', reject).end(body);
  });
}

export const cookieOf = (answer: Answer): string => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';

/** Resolves with an open socket, or with the HTTP status that refused it. */
export function openSocket(
  origin: string,
  path: string,
  headers: Record<string, string>,
  options: ClientOptions = {},
): Promise<WebSocket | number> {
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${path}`, { ...options, headers });
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (call, response) => {
      call.destroy();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', reject);
  });
}
