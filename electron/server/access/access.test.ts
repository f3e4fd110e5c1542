import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loopbackHosts, refusal, type Site } from './guard.ts';
import { OneTimeLinks } from './links.ts';
import { newSecret, sameSecret } from './secrets.ts';
import { cookieName, readCookie, sessionCookie, Sessions } from './sessions.ts';
import { ensureToken, tokenFile } from './token.ts';

describe('the token', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'innkeeper-token-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('has 256 bits, is for its owner alone, and stays the same', () => {
    const token = ensureToken(dir);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(statSync(tokenFile(dir)).mode & 0o777).toBe(0o600);
    expect(ensureToken(dir)).toBe(token);
  });

  it('is made anew when its file was damaged', () => {
    writeFileSync(tokenFile(dir), 'short');
    expect(Buffer.from(ensureToken(dir), 'base64url')).toHaveLength(32);
  });

  it('is compared whatever the lengths', () => {
    const token = newSecret();
    expect(sameSecret(token, token)).toBe(true);
    for (const wrong of ['', token.slice(1), `${token}x`, newSecret()])
      expect(sameSecret(wrong, token)).toBe(false);
  });
});

describe('one-time links', () => {
  it('work once, and only those that were made', () => {
    const links = new OneTimeLinks();
    const key = links.make();
    expect(links.use(newSecret())).toBe(false);
    expect(links.use(key)).toBe(true);
    expect(links.use(key)).toBe(false);
  });

  it('are forgotten when many more were asked for', () => {
    const links = new OneTimeLinks();
    const first = links.make();
    for (let i = 0; i < 16; i += 1) links.make();
    expect(links.use(first)).toBe(false);
  });
});

describe('sessions', () => {
  it('are proved by their cookie, also after a restart, until the token changes', () => {
    const cookie = new Sessions('token').mint();
    expect(new Sessions('token').verify(cookie)).toBe(cookie.split('.')[0]);
    expect(new Sessions('other').verify(cookie)).toBeUndefined();
  });

  it('are refused when altered or malformed', () => {
    const sessions = new Sessions('token');
    const [id, issued, signature] = sessions.mint().split('.') as [string, string, string];
    for (const cookie of [
      '',
      '...',
      id,
      `${newSecret()}.${issued}.${signature}`,
      `${id}.${Number(issued) + 1}.${signature}`,
      `${id}.${issued}.${signature}.more`,
      `${id}.${issued}.`,
    ]) {
      expect(sessions.verify(cookie)).toBeUndefined();
    }
  });

  it('end after thirty days', () => {
    let now = Date.UTC(2030, 0, 1);
    const sessions = new Sessions('token', () => now);
    const cookie = sessions.mint();
    now += 30 * 86_400_000;
    expect(sessions.verify(cookie)).toBeDefined();
    now += 1000;
    expect(sessions.verify(cookie)).toBeUndefined();
  });

  it('live in a cookie that no script reads and no other site sends', () => {
    const cookie = sessionCookie('127.0.0.1:8470', 'value', false);
    expect(cookie).toMatch(/^innkeeper-8470=value; HttpOnly; SameSite=Strict; Path=\/; Max-Age=\d+$/);
    expect(sessionCookie('vm.example:8470', 'value', true)).toContain('; Secure');
    expect(readCookie('a=b; innkeeper-8470=value', cookieName('localhost:8470'))).toBe('value');
    expect(readCookie('innkeeper-8470=value', cookieName('localhost:9000'))).toBeUndefined();
  });
});

describe('the guard', () => {
  const site: Site = { scheme: 'http', hosts: new Set(loopbackHosts) };
  const status = (headers: Record<string, string>, from: 'anywhere' | 'page' = 'anywhere') =>
    refusal(headers, site, from)?.status;

  it('answers to its own names at any port, and to no other', () => {
    for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1:8470', '[::1]:8470']) {
      expect(status({ host })).toBeUndefined();
    }
    for (const host of [
      'evil.example',
      'localhost.evil.example',
      '127.0.0.1.nip.io:8470',
      'localhost@evil.example',
      'evil.example:127.0.0.1',
      '',
    ]) {
      expect(status({ host })).toBe(421);
    }
    expect(status({})).toBe(421);
  });

  it('takes a POST or a WebSocket from its own page alone', () => {
    const host = '127.0.0.1:8470';
    expect(status({ host, origin: 'http://127.0.0.1:8470' }, 'page')).toBeUndefined();
    expect(status({ host }, 'page')).toBe(403);
    for (const origin of [
      'null',
      'http://localhost:8470',
      'https://127.0.0.1:8470',
      'http://127.0.0.1:3000',
    ]) {
      expect(status({ host, origin }, 'page')).toBe(403);
    }
  });

  it('refuses other sites, and other ports of this host unless a person follows a link', () => {
    const host = '127.0.0.1:8470';
    expect(status({ host, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(403);
    expect(status({ host, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' })).toBe(403);
    expect(status({ host, 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate' })).toBeUndefined();
    expect(status({ host, 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' })).toBeUndefined();
    expect(status({ host, 'sec-fetch-site': 'same-origin' })).toBeUndefined();
  });
});
