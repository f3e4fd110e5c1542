import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DownloadCache, type FetchOptions } from './download-cache.ts';
import type { DownloadSource } from './download/bring.ts';
import { idOf } from './download/names.ts';
import type { DownloadProgress } from './download/progress.ts';
import { FileServer } from './testing/file-server.ts';

const BODY = randomBytes(300_000);
const sha = (algorithm: 'sha256' | 'sha512', bytes: Buffer = BODY) =>
  `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;

/** Sends a part, and then nothing. */
const endless = { after: 120_000, until: new Promise<void>(() => {}) };

let server: FileServer;
let base: string;
let cache: DownloadCache;

beforeEach(async () => {
  server = await FileServer.start();
  base = await mkdtemp(join(tmpdir(), 'innkeeper-cache-'));
  cache = new DownloadCache({ XDG_CACHE_HOME: base });
});
afterEach(async () => {
  await server.close();
  await rm(base, { recursive: true });
});

function fetchNow(source: DownloadSource, options: Partial<FetchOptions> = {}): Promise<string> {
  return cache.fetch(source, { signal: new AbortController().signal, ...options });
}

async function failureOf(source: DownloadSource) {
  const error: unknown = await fetchNow(source).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toHaveProperty('failure');
  return (error as { failure: { code: string; params: Record<string, string> } }).failure;
}

/** Cancels a download as soon as some of it is in the cache. */
async function cancelBegun(url: string): Promise<void> {
  const abort = new AbortController();
  const progress = () => abort.abort();
  await expect(cache.fetch({ url }, { signal: abort.signal, progress })).rejects.toThrow();
}

describe('a download', () => {
  it('is kept, for its owner alone, and not fetched twice', async () => {
    const url = server.put('/a/disk%20one.qcow2', BODY);
    const path = await fetchNow({ url });
    expect(path.endsWith('/disk-one.qcow2')).toBe(true);
    expect((await readFile(path)).equals(BODY)).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(cache.folder)).mode & 0o777).toBe(0o700);
    expect(await fetchNow({ url, checksum: sha('sha512') })).toBe(path);
    expect(server.requests).toHaveLength(1);
    expect(await cache.peek(url)).toEqual({
      path,
      name: 'disk-one.qcow2',
      size: BODY.length,
      checksum: sha('sha256'),
    });
  });

  it('resumes later, after a cancel', async () => {
    const url = server.put('/c.iso', { body: BODY, etag: '"1"', pause: endless });
    await cancelBegun(url);
    const [partial] = await cache.list();
    expect(partial).toMatchObject({ partial: true });
    server.put('/c.iso', { body: BODY, etag: '"1"' });
    expect((await readFile(await fetchNow({ url, checksum: sha('sha512') }))).equals(BODY)).toBe(true);
    expect(server.requests[1]?.range).toBe(`bytes=${partial?.size}-`);
  });

  it.each([
    ['has another file now', { etag: '"2"' }],
    ['knows no ranges', { etag: '"1"', ignoresRanges: true }],
  ])('begins again where the server %s', async (_, served) => {
    const url = server.put('/d.iso', { body: randomBytes(300_000), etag: '"1"', pause: endless });
    await cancelBegun(url);
    server.put('/d.iso', { body: BODY, ...served });
    expect((await readFile(await fetchNow({ url, checksum: sha('sha256') }))).equals(BODY)).toBe(true);
  });

  it('begins again where the server’s file has become shorter', async () => {
    const url = server.put('/s.iso', { body: BODY, etag: '"1"', pause: endless });
    await cancelBegun(url);
    server.put('/s.iso', { body: BODY.subarray(0, 50_000), etag: '"1"' });
    expect((await stat(await fetchNow({ url }))).size).toBe(50_000);
  });

  it('tells how far it is, of how much, and how fast', async () => {
    const seen: DownloadProgress[] = [];
    await fetchNow({ url: server.put('/p.iso', BODY) }, { progress: at => seen.push(at) });
    expect(seen.at(-1)).toMatchObject({ phase: 'download', received: BODY.length, total: BODY.length });
    expect(seen.at(-1)?.rate ?? 0).toBeGreaterThanOrEqual(0);
  });

  it('does not need to know the length', async () => {
    const url = server.put('/e.iso', { body: BODY, chunked: true });
    expect((await readFile(await fetchNow({ url, checksum: sha('sha256') }))).equals(BODY)).toBe(true);
  });
});

describe('a download is refused', () => {
  it('when its checksum is wrong, and nothing stays', async () => {
    const url = server.put('/x.iso', BODY);
    const checksum = `sha256:${'0'.repeat(64)}`;
    expect(await failureOf({ url, checksum })).toMatchObject({
      code: 'CHECKSUM_MISMATCH',
      params: { path: 'x.iso', expected: checksum, found: sha('sha256') },
    });
    expect(await readdir(cache.folder)).toEqual([]);
  });

  it.each([
    ['by its type', { type: 'text/html; charset=utf-8', body: Buffer.from('hello') }],
    ['by its beginning', { body: Buffer.from('\n<!DOCTYPE HTML>\n<html lang="en">') }],
  ])('when the server sends a web page, seen %s', async (_, served) => {
    const failure = await failureOf({ url: server.put('/x.iso', served) });
    expect(failure.code).toBe('DOWNLOAD_FAILED');
    expect(failure.params['reason']).toContain('web page');
    expect(await readdir(cache.folder)).toEqual([]);
  });

  it('when the server has no such file, is not there, or redirects for ever', async () => {
    expect((await failureOf({ url: server.put('/', '') + 'none' })).params['reason']).toContain('404');
    const loop = server.put('/loop', { body: BODY, location: '/loop' });
    expect((await failureOf({ url: loop })).params['reason']).toContain('redirects');
    expect((await failureOf({ url: 'http://127.0.0.1:9/x' })).params['reason']).toContain('Nothing answers');
  });

  it('when there is no room for it, before a byte is written', async () => {
    const url = server.put('/x.iso', { body: BODY, claims: 2 ** 50 });
    expect(await failureOf({ url })).toMatchObject({
      code: 'NO_SPACE',
      params: { path: join(cache.folder, idOf(url)), needed: '1 PiB' },
    });
    expect(await readdir(cache.folder)).toEqual([]);
  });

  it('when the disk fills up on the way, and what came is removed', async () => {
    const url = server.put('/x.iso', BODY);
    const folder = join(cache.folder, idOf(url));
    await mkdir(folder, { recursive: true });
    // Whatever is written there, the kernel says ENOSPC.
    await symlink('/dev/full', join(folder, 'partial'));
    expect(await failureOf({ url })).toMatchObject({ code: 'NO_SPACE' });
    expect(await readdir(cache.folder)).toEqual([]);
  });

  it('while another process brings it', async () => {
    const url = server.put('/x.iso', BODY);
    const folder = join(cache.folder, idOf(url));
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'lock'), '1');
    expect((await failureOf({ url })).code).toBe('RESOURCE_BUSY');
    await writeFile(join(folder, 'lock'), '999999999');
    expect((await readFile(await fetchNow({ url }))).equals(BODY)).toBe(true);
  });

  it('shows no login that an address carries', async () => {
    const url = new URL(server.put('/', '') + 'none');
    url.username = 'me';
    url.password = 'secret';
    expect(JSON.stringify(await failureOf({ url: url.href }))).not.toContain('secret');
  });
});

describe('a list of checksums', () => {
  it('is read before the download', async () => {
    const url = server.put('/l/disk.img', BODY);
    const hex = sha('sha256').slice(7);
    const checksumsUrl = server.put('/l/SHA256SUMS', `${'0'.repeat(64)} *other.img\n${hex} *disk.img\n`);
    expect((await readFile(await fetchNow({ url, checksumsUrl }))).equals(BODY)).toBe(true);
    expect(server.requests.map(({ path }) => path)).toEqual(['/l/SHA256SUMS', '/l/disk.img']);
  });

  it('must name the file', async () => {
    const url = server.put('/l/disk.img', BODY);
    const checksumsUrl = server.put(
      '/l/SHA256SUMS',
      `${'0'.repeat(64)}  other.img\n${'1'.repeat(64)}  more.img`,
    );
    expect((await failureOf({ url, checksumsUrl })).params['reason']).toContain('disk.img');
  });

  it('tells when the publisher has a new build of the same name', async () => {
    const url = server.put('/l/disk.img', BODY);
    const checksumsUrl = server.put('/l/sums', `${sha('sha256').slice(7)}  disk.img`);
    await fetchNow({ url, checksumsUrl });
    const newer = randomBytes(1000);
    server.put('/l/disk.img', newer);
    server.put('/l/sums', `${sha('sha256', newer).slice(7)}  disk.img`);
    expect((await readFile(await fetchNow({ url, checksumsUrl }))).equals(newer)).toBe(true);
  });

  it('is not needed for what was checked when it came, while offline', async () => {
    const url = server.put('/l/disk.img', BODY);
    const checksumsUrl = server.put('/l/sums', `${sha('sha256').slice(7)}  disk.img`);
    const path = await fetchNow({ url, checksumsUrl });
    server.put('/l/sums', { body: Buffer.alloc(0), status: 503 });
    expect(await fetchNow({ url, checksumsUrl })).toBe(path);
  });
});

describe('a packed image', () => {
  const tools: Record<string, (bytes: Buffer) => Buffer> = {
    gz: gzipSync,
    xz: bytes => execFileSync('xz', ['-c'], { input: bytes }),
  };

  it.each(['gz', 'xz'])('of %s is unpacked once it is verified', async kind => {
    const packed = tools[kind]?.(BODY) ?? Buffer.alloc(0);
    const url = server.put(`/disk.qcow2.${kind}`, packed);
    const path = await fetchNow({ url, checksum: sha('sha256', packed) });
    expect(path.endsWith('/disk.qcow2')).toBe(true);
    expect((await readFile(path)).equals(BODY)).toBe(true);
    // Its checksum is that of what came.
    expect(await fetchNow({ url, checksum: sha('sha256', packed) })).toBe(path);
    expect(server.requests).toHaveLength(1);
  });

  it.each(['gz', 'xz'])('of %s that is cut off is damaged', async kind => {
    const packed = tools[kind]?.(BODY).subarray(0, 100_000) ?? Buffer.alloc(0);
    const failure = await failureOf({ url: server.put(`/disk.raw.${kind}`, packed) });
    expect(failure).toMatchObject({ code: 'FILE_DAMAGED', params: { path: `disk.raw.${kind}` } });
    expect(await readdir(cache.folder)).toEqual([]);
  });
});

describe('several users', () => {
  it('share one download, and one may leave', async () => {
    let go = (): void => {};
    const until = new Promise<void>(resolve => {
      go = resolve;
    });
    const url = server.put('/x.iso', { body: BODY, pause: { after: 1000, until } });
    const leaver = new AbortController();
    const left = cache.fetch({ url }, { signal: leaver.signal, progress: () => leaver.abort() });
    const stays = fetchNow({ url, checksum: sha('sha512') });
    await expect(left).rejects.toThrow();
    go();
    expect((await readFile(await stays)).equals(BODY)).toBe(true);
    expect(server.requests).toHaveLength(1);
  });

  it('empty the cache, but not of what is held', async () => {
    const [one, two] = [server.put('/1.iso', BODY), server.put('/2.iso', BODY)];
    await fetchNow({ url: one });
    const kept = await fetchNow({ url: two });
    const release = cache.hold(two);
    expect(await cache.empty()).toBe(BODY.length);
    expect((await readFile(kept)).equals(BODY)).toBe(true);
    release();
    const [left] = await cache.list();
    expect(await cache.empty(['0'.repeat(32)])).toBe(0);
    expect(await cache.empty([left?.id ?? ''])).toBe(BODY.length);
    expect(await cache.list()).toEqual([]);
  });
});
