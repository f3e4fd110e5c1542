import { once } from 'node:events';
import { Duplex, PassThrough } from 'node:stream';
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { maxCallBytes } from '#electron/fronts/rpc-options.ts';
import type { contract } from '#shared/contract/contract.ts';
import { guestRefSchema } from '#shared/contract/guests.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { consoleWindow } from '#shared/domain/consoles/flow.ts';
import { ask, cookieOf, openSocket, startTestFront } from './testing/front.ts';

let front: Awaited<ReturnType<typeof startTestFront>>;
let newPipe: () => Duplex = () => new PassThrough();
const opened: WebSocket[] = [];

async function newSession(): Promise<Record<string, string>> {
  const cookie = cookieOf(await ask(front.origin, front.link()));
  return { cookie, origin: front.origin };
}

async function open(path: string, headers: Record<string, string>): Promise<WebSocket> {
  const socket = await openSocket(front.origin, path, headers);
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  opened.push(socket);
  return socket;
}

/** ws has the members that a browser's socket has; its types of them differ. */
const asBrowser = (socket: WebSocket) => socket as unknown as globalThis.WebSocket;

const clientOver = (websocket: WebSocket) =>
  createORPCClient<ContractRouterClient<typeof contract>>(new RPCLink({ websocket: asBrowser(websocket) }));

const guest = guestRefSchema.parse({ connection: 'system', uuid: '6f1b9c1e-8a52-4a0e-9f52-0a3b3c0d9a11' });

beforeAll(async () => {
  front = await startTestFront(() => newPipe(), { maxSockets: 4 });
});
afterEach(async () => {
  for (const socket of opened.splice(0)) {
    socket.terminate();
    if (socket.readyState !== socket.CLOSED) await once(socket, 'close');
  }
});
afterAll(() => front.stop());

describe('WebSockets', () => {
  it('open only from our own page, under our own name, with a session', async () => {
    const good = await newSession();
    const { cookie, origin } = good as { cookie: string; origin: string };
    for (const path of ['/rpc', '/console/x']) {
      expect(await openSocket(front.origin, path, { cookie })).toBe(403);
      expect(await openSocket(front.origin, path, { cookie, origin: 'http://evil.example' })).toBe(403);
      expect(await openSocket(front.origin, path, { cookie, origin: 'null' })).toBe(403);
      expect(await openSocket(front.origin, path, { ...good, host: 'evil.example' })).toBe(421);
      expect(await openSocket(front.origin, path, { ...good, 'sec-fetch-site': 'cross-site' })).toBe(403);
      expect(await openSocket(front.origin, path, { origin })).toBe(401);
      expect(await openSocket(front.origin, path, { origin, cookie: `${cookie}x` })).toBe(401);
    }
    expect(await openSocket(front.origin, '/other', good)).toBe(404);
    await open('/rpc', good);
  });

  it('are capped', async () => {
    const good = await newSession();
    for (let i = 0; i < 4; i += 1) await open('/rpc', good);
    expect(await openSocket(front.origin, '/rpc', good)).toBe(503);
  });

  it('are closed when the other side gives no sign of life', async () => {
    const hasty = await startTestFront(() => new PassThrough(), { heartbeatMs: 20 });
    const cookie = cookieOf(await ask(hasty.origin, hasty.link()));
    const socket = await openSocket(
      hasty.origin,
      '/rpc',
      { cookie, origin: hasty.origin },
      { autoPong: false },
    );
    if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
    expect((await once(socket, 'close'))[0]).toBe(1006);
    await hasty.stop();
  });
});

describe('calls', () => {
  it('reach the contract', async () => {
    const client = clientOver(await open('/rpc', await newSession()));
    expect(await client.settings.get({})).toMatchObject({ theme: 'system' });
  });

  it('are refused when unknown, inherited, or against the schema', async () => {
    const socket = await open('/rpc', await newSession());
    const link = new RPCLink({ websocket: asBrowser(socket) });
    for (const path of [
      ['nothing'],
      ['constructor'],
      ['__proto__'],
      ['settings', 'toString'],
      ['settings'],
    ]) {
      const error: unknown = await link.call(path, {}, { context: {} }).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ORPCError);
      expect((error as ORPCError<string, unknown>).status).toBe(404);
    }
    const error: unknown = await link
      .call(['consoles', 'open'], { kind: 'display', guest: 'x' }, { context: {} })
      .catch((thrown: unknown) => thrown);
    expect((error as ORPCError<string, unknown>).code).toBe('BAD_REQUEST');
  });

  it('never show the text of an unexpected error', async () => {
    const client = clientOver(await open('/rpc', await newSession()));
    const error: unknown = await client.jobs.cancel({ id: 'x' }).catch((thrown: unknown) => thrown);
    expect(JSON.stringify(error)).not.toContain('secret of the inside');
    expect((error as Error).message).not.toContain('secret of the inside');
  });

  it('larger than the limit end the connection', async () => {
    const socket = await open('/rpc', await newSession());
    socket.on('error', () => {});
    socket.send('x'.repeat(maxCallBytes + 1));
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1009);
  });
});

describe('consoles', () => {
  async function openConsole(pipe: Duplex) {
    newPipe = () => pipe;
    const session = await newSession();
    const { ticket } = await clientOver(await open('/rpc', session)).consoles.open({
      kind: 'display',
      guest,
      index: 0,
    });
    return { session, ticket };
  }

  it('carry bytes both ways for the session that asked, once', async () => {
    const { session, ticket } = await openConsole(new PassThrough());
    const socket = await open(`/console/${ticket}`, session);
    socket.send(Uint8Array.of(1, 2, 3));
    const [data] = (await once(socket, 'message')) as [Buffer];
    expect([...data]).toEqual([1, 2, 3]);
    const again = await open(`/console/${ticket}`, session);
    expect((await once(again, 'close'))[0]).toBe(consoleClose.ticketInvalid);
  });

  it('are refused to another session', async () => {
    const pipe = new PassThrough();
    const { ticket } = await openConsole(pipe);
    const thief = await open(`/console/${ticket}`, await newSession());
    expect((await once(thief, 'close'))[0]).toBe(consoleClose.ticketInvalid);
    expect(pipe.destroyed).toBe(true);
  });

  it('hold back a guest whose viewer does not grant', async () => {
    let produced = 0;
    const flood = new Duplex({
      read() {
        produced += 65_536;
        this.push(Buffer.alloc(65_536));
      },
    });
    const { session, ticket } = await openConsole(flood);
    const socket = await open(`/console/${ticket}`, session);
    let received = 0;
    socket.on('message', (data: Buffer) => (received += data.length));
    await expect.poll(() => received).toBeGreaterThanOrEqual(consoleWindow.toViewer);
    expect(flood.isPaused()).toBe(true);
    expect(produced).toBeLessThan(1024 * 1024);
  });

  it('say why they closed', async () => {
    const pipe = new PassThrough();
    const { session, ticket } = await openConsole(pipe);
    const socket = await open(`/console/${ticket}`, session);
    pipe.push(null);
    expect((await once(socket, 'close'))[0]).toBe(consoleClose.ended);
    const rude = await openConsole(new PassThrough());
    const viewer = await open(`/console/${rude.ticket}`, rude.session);
    viewer.send('not a grant');
    expect((await once(viewer, 'close'))[0]).toBe(consoleClose.viewerLost);
  });
});
