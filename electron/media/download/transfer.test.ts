import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { FileServer } from '../testing/file-server.ts';
import { placesOf, readEntry, type Places } from './entry.ts';
import { transfer } from './transfer.ts';

const BODY = randomBytes(1_000_000);

let server: FileServer;
let folder: string;
let places: Places;

beforeEach(async () => {
  server = await FileServer.start();
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-transfer-'));
  places = placesOf(folder, 'x');
  await mkdir(places.folder);
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The server breaks the connection each time something has come. */
function bring(url: string): Promise<string> {
  return transfer(
    { url, name: 'x', whole: false, usedAt: 0 },
    {
      web: { env: {}, signal: new AbortController().signal },
      places,
      algorithm: 'sha256',
      progress: () => server.breakOff(),
    },
  );
}

it('goes on by itself where the connection broke', async () => {
  const url = server.put('/x', { body: BODY, etag: '"1"', breaksAfter: 200_000, breaks: 2 });
  const checksum = await bring(url);
  expect(checksum).toBe(`sha256:${createHash('sha256').update(BODY).digest('hex')}`);
  expect((await readFile(places.partial)).equals(BODY)).toBe(true);
  const [first, ...more] = server.requests.map(({ range }) => range);
  expect(first).toBeUndefined();
  expect(more).toHaveLength(2);
  for (const range of more) expect(range).toMatch(/^bytes=[1-9]\d*-$/);
});

it('gives up when that goes on, keeps what has come, and knows what it is of', async () => {
  const url = server.put('/x', { body: BODY, etag: '"1"', breaksAfter: 100_000 });
  await expect(bring(url)).rejects.toMatchObject({ failure: { code: 'DOWNLOAD_FAILED', params: { url } } });
  expect(server.requests).toHaveLength(5);
  const { size } = await stat(places.partial);
  expect((await readFile(places.partial)).equals(BODY.subarray(0, size))).toBe(true);
  expect(await readEntry(places)).toMatchObject({ etag: '"1"', total: BODY.length, whole: false });
});

it('cannot go on without a word from the server that the file is the same', async () => {
  const url = server.put('/x', { body: BODY, breaksAfter: 100_000, breaks: 1 });
  await bring(url);
  expect(server.requests.map(({ range }) => range)).toEqual([undefined, undefined]);
  expect((await readFile(places.partial)).equals(BODY)).toBe(true);
});
