import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, cookieOf, startTestFront } from './testing/front.ts';

let front: Awaited<ReturnType<typeof startTestFront>>;
let cookie: string;
const get = (path: string, headers: Record<string, string> = {}) => ask(front.origin, path, { headers });

beforeAll(async () => {
  front = await startTestFront(() => new Duplex({ read() {}, write() {} }));
  cookie = cookieOf(await get(front.link()));
});
afterAll(() => front.stop());

describe('the way in', () => {
  it('is a link that works once, leaves a cookie, and vanishes from the address', async () => {
    const link = front.link();
    const first = await get(`${link}&tab=xml`);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/?tab=xml');
    expect(first.headers['set-cookie']?.[0]).toMatch(/HttpOnly; SameSite=Strict/);
    const second = await get(link);
    expect(second.status).toBe(401);
    expect(second.headers['set-cookie']).toBeUndefined();
    expect(second.body.toString()).toContain('used already');
  });

  it('never leads to another host', async () => {
    const link = new URL(front.link(), front.origin).search;
    expect((await get(`//evil.example/${link}`)).headers.location).not.toMatch(/^\/\//);
  });

  it('is the token, pasted into the login page', async () => {
    const login = (token: string, origin = front.origin) =>
      ask(front.origin, '/login', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token }).toString(),
      });
    const right = await login(` ${front.token}\n`);
    expect(right.status).toBe(303);
    expect((await get('/', { cookie: cookieOf(right) })).body.toString()).toContain('the page');
    const wrong = await login('B'.repeat(43));
    expect(wrong.status).toBe(401);
    expect(wrong.headers['set-cookie']).toBeUndefined();
    expect((await login('x'.repeat(5000))).status).toBe(401);
    expect((await login(front.token, 'http://evil.example')).status).toBe(403);
  });

  it('is the only thing to see without a session', async () => {
    for (const path of ['/', '/guests', '/assets/app-1.js', '/index.html', '/rpc', '/console/x']) {
      for (const forged of ['', 'innkeeper-1=x', cookie.replace(/.$/, cookie.endsWith('A') ? 'B' : 'A')]) {
        const answer = await get(path, { cookie: forged });
        expect([303, 401]).toContain(answer.status);
        expect(answer.body.toString()).not.toContain('the page');
      }
    }
    const page = await get('/login');
    expect(page.status).toBe(200);
    expect(page.body.toString()).toContain('<form method="post" action="/login">');
  });
});

describe('every answer', () => {
  it('carries the headers of the checklist and no CORS', async () => {
    for (const path of ['/', '/login', '/assets/app-1.js', '/assets/none.js']) {
      const { headers } = await get(path, { cookie });
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      expect(headers['referrer-policy']).toBe(path === '/login' ? 'same-origin' : 'no-referrer');
      expect(Object.keys(headers).filter(name => name.startsWith('access-control'))).toEqual([]);
    }
  });

  it('refuses other names, other sites and other methods', async () => {
    expect((await get('/', { cookie, host: 'evil.example' })).status).toBe(421);
    expect((await get('/', { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    const put = await ask(front.origin, '/', { method: 'PUT', headers: { cookie, origin: front.origin } });
    expect(put.status).toBe(405);
  });
});

describe('the page', () => {
  it('gets a fresh nonce each time, in its policy and its tags', async () => {
    const nonceOf = async () => {
      const answer = await get('/guests/system', { cookie });
      const nonce = /'nonce-([\w-]+)'/.exec(String(answer.headers['content-security-policy']))?.[1] ?? 'none';
      expect(answer.body.toString()).toContain(`nonce="${nonce}"`);
      expect(answer.headers['cache-control']).toBe('no-store');
      return nonce;
    };
    expect(await nonceOf()).not.toBe(await nonceOf());
  });

  it('gets its files compressed and for ever', async () => {
    const plain = await get('/assets/app-1.js', { cookie });
    expect(plain.headers['cache-control']).toContain('immutable');
    const br = await get('/assets/app-1.js', { cookie, 'accept-encoding': 'gzip, deflate, br' });
    expect(br.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    const gzip = await get('/assets/app-1.js', { cookie, 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect((await get('/assets/none.js', { cookie })).status).toBe(404);
  });
});

describe('a Unix socket', () => {
  it('is open to its owner alone', async () => {
    const path = join(tmpdir(), `innkeeper-${process.pid}.sock`);
    const other = await startTestFront(() => new Duplex(), {}, ['--socket', path]);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const answer = await ask('http://localhost', '/login', { socketPath: path });
    expect(answer.status).toBe(200);
    await other.stop();
  });
});
