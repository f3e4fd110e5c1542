import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JobStore } from '#electron/jobs/job-store.ts';
import { Catalogue } from '#electron/media/catalogue.ts';
import { DownloadCache } from '#electron/media/download-cache.ts';
import { OsDatabase } from '#electron/media/osinfo.ts';
import { FileServer } from '#electron/media/testing/file-server.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { SessionId } from '../ports.ts';
import { createMediaArea } from './media-area.ts';

const BODY = randomBytes(400_000);
const CHECKSUM = `sha256:${createHash('sha256').update(BODY).digest('hex')}`;

let server: FileServer;
let home: string;
let jobs: JobStore;
let cache: DownloadCache;

beforeEach(async () => {
  server = await FileServer.start();
  home = await mkdtemp(join(tmpdir(), 'innkeeper-media-'));
  cache = new DownloadCache({ XDG_CACHE_HOME: home });
  jobs = new JobStore({ toFailure });
});
afterEach(async () => {
  await jobs.close();
  await server.close();
  await rm(home, { recursive: true });
});

function client() {
  // Our own catalogue alone: no osinfo-db.
  const database = new OsDatabase({ OSINFO_SYSTEM_DIR: home, OSINFO_LOCAL_DIR: home, OSINFO_USER_DIR: home });
  const media = { database, cache, catalogue: new Catalogue(database, cache) };
  return createRouterClient(createMediaArea({ media, jobs }), { context: { session: 'test' as SessionId } });
}

async function ended(id: string): Promise<Job> {
  for await (const event of jobs.watch()) {
    const seen = event.kind === 'snapshot' ? event.jobs : event.kind === 'upsert' ? [event.job] : [];
    const found = seen.find(job => job.id === id);
    if (found && found.state !== 'running') return found;
  }
  throw new Error('The jobs ended before this one.');
}

describe('a download', () => {
  it('is a job, whose file is then in the cache', async () => {
    const image = server.put('/disk.qcow2', BODY);
    const { job } = await client().download({ image, checksum: CHECKSUM });
    expect(await ended(job)).toMatchObject({ state: 'done', title: 'Download disk.qcow2' });
    const { files, folder } = await client().cache({});
    expect(files).toEqual([
      expect.objectContaining({ name: 'disk.qcow2', url: image, size: BODY.length, partial: false }),
    ]);
    expect((await readFile(join(folder, files[0]?.id ?? '', 'disk.qcow2'))).equals(BODY)).toBe(true);
    expect(await client().emptyCache({})).toEqual({ freed: BODY.length });
  });

  it.each([
    ['FILE_DAMAGED', '/disk.raw.gz', Buffer.from('1f8b0800', 'hex')],
    ['DOWNLOAD_FAILED', '/page.iso', Buffer.from('<!doctype html><title>Log in</title>')],
    ['CHECKSUM_MISMATCH', '/disk.iso', BODY.subarray(1)],
  ])('fails with %s, and leaves nothing', async (code, path, body) => {
    const { job } = await client().download({
      image: server.put(path, body),
      ...(code === 'CHECKSUM_MISMATCH' && { checksum: CHECKSUM }),
    });
    expect(await ended(job)).toMatchObject({ state: 'failed', failure: { code } });
    expect((await client().cache({})).files).toEqual([]);
  });

  it('can be cancelled, and goes on from there', async () => {
    const endless = { after: 200_000, until: new Promise<void>(() => {}) };
    const image = server.put('/disk.iso', { body: BODY, etag: '"1"', pause: endless });
    const { job } = await client().download({ image });
    for await (const event of jobs.watch()) {
      const seen = event.kind === 'upsert' ? event.job : undefined;
      if ((seen?.progress ?? 0) > 0) break;
    }
    jobs.cancel(job);
    expect(await ended(job)).toMatchObject({ state: 'cancelled' });
    const [partial] = (await client().cache({})).files;
    expect(partial).toMatchObject({ partial: true, name: 'disk.iso' });

    server.put('/disk.iso', { body: BODY, etag: '"1"' });
    const again = await client().download({ image, checksum: CHECKSUM });
    expect(await ended(again.job)).toMatchObject({ state: 'done' });
    expect(server.requests.at(-1)?.range).toBe(`bytes=${partial?.size}-`);
  });

  it('needs an address or an entry of the catalogue', async () => {
    await expect(client().download({ image: '/a/path' })).rejects.toMatchObject({
      data: { code: 'INPUT_INVALID', params: { field: 'image' } },
    });
    await expect(client().download({ image: 'catalogue:none' })).rejects.toMatchObject({
      data: { code: 'NOT_FOUND' },
    });
    await expect(client().download({ image: 'catalogue:debian-13-tree-x86_64' })).rejects.toMatchObject({
      data: { code: 'INPUT_INVALID' },
    });
  });
});

describe('the lists', () => {
  it('have systems that a computer without osinfo-db can choose from', async () => {
    const { systems } = await client().systems({});
    expect(systems.map(({ id }) => id)).toContain('http://debian.org/debian/13');
  });

  it('have things to download, and say which are here', async () => {
    const { entries } = await client().catalogue({});
    expect(entries.find(({ id }) => id === 'debian-13-cloud-x86_64')).toMatchObject({
      kind: 'cloud-image',
      osId: 'http://debian.org/debian/13',
      cached: false,
      from: 'innkeeper',
    });
  });
});
