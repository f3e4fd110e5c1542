import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { Duplex, type Readable, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, cookieOf, startTestFront } from './testing/front.ts';

let front: Awaited<ReturnType<typeof startTestFront>>;
let cookie: string;
let stranger: string;
beforeAll(async () => {
  front = await startTestFront(() => new Duplex({ read() {}, write() {} }));
  const signIn = async () => cookieOf(await ask(front.origin, front.link()));
  [cookie, stranger] = [await signIn(), await signIn()];
});
afterAll(() => front.stop());

const content = randomBytes(300_000);

function upRoad(length = content.length) {
  const taken: Buffer[] = [];
  const ticket = front.bytesTicket(cookie, {
    kind: 'up',
    length,
    take: async body => {
      taken.push(await buffer(body));
      return true;
    },
  });
  return { ticket, taken };
}

function downRoad(give = async (answer: Writable) => void answer.end(content), name = 'disk.img') {
  let unused = 0;
  const ticket = front.bytesTicket(cookie, {
    kind: 'down',
    name,
    length: content.length,
    give,
    never: () => (unused += 1),
  });
  return { ticket, unused: () => unused };
}

const put = (ticket: string, headers: Record<string, string> = {}, body: Buffer | undefined = content) =>
  ask(front.origin, `/bytes/${ticket}`, {
    method: 'PUT',
    headers: {
      cookie,
      origin: front.origin,
      'content-type': 'application/octet-stream',
      'content-length': String(body.length),
      ...headers,
    },
    body,
  });
const get = (ticket: string, headers: Record<string, string> = {}) =>
  ask(front.origin, `/bytes/${ticket}`, { headers: { cookie, ...headers } });

describe('bytes of a page', () => {
  it('are taken once', async () => {
    const { ticket, taken } = upRoad();
    expect((await put(ticket)).status).toBe(204);
    expect(taken[0]?.equals(content)).toBe(true);
    expect((await put(ticket)).status).toBe(404);
    expect(taken).toHaveLength(1);
  });

  it('are refused to another session, which spends the ticket', async () => {
    const { ticket, taken } = upRoad();
    expect((await put(ticket, { cookie: stranger })).status).toBe(404);
    expect((await put(ticket)).status).toBe(404);
    expect(taken).toEqual([]);
  });

  it.each([
    ['nobody signed in', { cookie: '' }, 405],
    ['another origin', { origin: 'http://127.0.0.1:3000' }, 403],
    ['a null origin', { origin: 'null' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a name that is not ours', { host: 'evil.example' }, 421],
    ['a type that any form can send', { 'content-type': 'text/plain' }, 415],
  ])('are refused to %s, and the ticket stays good', async (_who, headers, status) => {
    const { ticket, taken } = upRoad();
    expect((await put(ticket, headers)).status).toBe(status);
    expect(taken).toEqual([]);
    expect((await put(ticket)).status).toBe(204);
  });

  it('are as many as were announced, no more and no fewer', async () => {
    for (const length of [content.length - 1, content.length + 1]) {
      const { ticket, taken } = upRoad(length);
      expect((await put(ticket)).status).toBe(400);
      expect(taken).toEqual([]);
    }
    const { ticket } = upRoad();
    const chunked = await ask(front.origin, `/bytes/${ticket}`, {
      method: 'PUT',
      headers: {
        cookie,
        origin: front.origin,
        'content-type': 'application/octet-stream',
        'transfer-encoding': 'chunked',
      },
      body: content,
    });
    expect(chunked.status).toBe(411);
  });

  it('wait in the browser while nobody takes them', async () => {
    const size = 64 * 1024 * 1024;
    let body: Readable | undefined;
    const begun = new Promise<void>(resolve => {
      const ticket = front.bytesTicket(cookie, {
        kind: 'up',
        length: size,
        take: stream => {
          body = stream;
          resolve();
          return new Promise<boolean>(done => stream.on('end', () => done(true)));
        },
      });
      const sending = request(front.origin, {
        path: `/bytes/${ticket}`,
        method: 'PUT',
        headers: {
          cookie,
          origin: front.origin,
          'content-type': 'application/octet-stream',
          'content-length': String(size),
        },
      });
      answered = new Promise(done => sending.on('response', ({ statusCode }) => done(statusCode)));
      const block = Buffer.alloc(1024 * 1024);
      const more = () => {
        while (sent < size) {
          sent += block.length;
          if (!sending.write(block)) return void sending.once('drain', more);
        }
        sending.end();
      };
      more();
    });
    await begun;
    // What the sockets and Node hold together is far less than all of it.
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(sent).toBeLessThan(size / 2);
    body?.resume();
    expect(await answered).toBe(204);
  });
  let sent = 0;
  let answered: Promise<number | undefined>;

  it('that are not wanted any more end the connection', async () => {
    const ticket = front.bytesTicket(cookie, {
      kind: 'up',
      length: content.length,
      take: async body => {
        body.destroy();
        return false;
      },
    });
    await expect(put(ticket)).rejects.toThrow();
  });
});

describe('bytes for a page', () => {
  it('come once, as a file to keep and never as a page', async () => {
    const { ticket } = downRoad();
    const { status, headers, body } = await get(ticket);
    expect(status).toBe(200);
    expect(body.equals(content)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': String(content.length),
      'content-disposition': `attachment; filename="disk.img"; filename*=UTF-8''disk.img`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect((await get(ticket)).status).toBe(404);
  });

  it('have a name that cannot break out of its header', async () => {
    const { ticket } = downRoad(undefined, 'a"; filename="b.exe\r\nx: ü.img');
    const header = (await get(ticket)).headers['content-disposition'] ?? '';
    expect(header).toBe(
      `attachment; filename="a___filename__b.exe__x___.img"; filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0Ax%3A%20%C3%BC.img`,
    );
  });

  it('are not given to nobody, to strangers, nor to other sites', async () => {
    const given: number[] = [];
    const road = () => downRoad(async answer => void (given.push(1), answer.end(content))).ticket;
    expect([303, 401]).toContain((await get(road(), { cookie: '' })).status);
    expect((await get(road(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await get(road(), { host: 'evil.example' })).status).toBe(421);
    const { ticket, unused } = downRoad();
    expect((await get(ticket, { cookie: stranger })).status).toBe(404);
    expect(unused()).toBe(1);
    expect(given).toEqual([]);
  });

  it('are not sent to, nor fetched from the wrong way', async () => {
    const down = downRoad();
    expect((await put(down.ticket)).status).toBe(405);
    expect(down.unused()).toBe(1);
    expect((await get(upRoad().ticket)).status).toBe(405);
    const head = await ask(front.origin, `/bytes/${downRoad().ticket}`, {
      method: 'HEAD',
      headers: { cookie },
    });
    expect(head.status).toBe(405);
  });

  it('that break off in the middle do not look whole', async () => {
    const { ticket } = downRoad(async answer => {
      answer.write(content.subarray(0, 1000));
      answer.destroy();
    });
    await expect(get(ticket)).rejects.toThrow();
  });
});
