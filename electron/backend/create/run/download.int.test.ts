import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { MiB } from '#shared/domain/units.ts';
import { type CreateTests, startCreateTests } from '../../testing/create-tests.ts';

let tests: CreateTests;
let server: Server;
let bytes: Buffer;
let asked = 0;
/** No byte behind it is sent: the server hangs up there, or says nothing more. */
let endsAt = Infinity;
let hangs = false;

beforeAll(async () => {
  tests = await startCreateTests('download');
  bytes = await readFile(await tests.bigFile('image.raw', 32 * MiB));
  server = createServer((request, response) => {
    asked += 1;
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const part = bytes.subarray(Number(from), to === '' ? undefined : Number(to) + 1);
    response.writeHead(request.headers.range === undefined ? 200 : 206, {
      'content-type': 'application/octet-stream',
      'content-length': part.length,
      'content-range': `bytes ${from}-${Number(from) + part.length - 1}/${bytes.length}`,
      etag: '"one"',
    });
    const sent = part.subarray(0, Math.max(0, endsAt - Number(from)));
    response.write(sent, () => {
      if (sent.length === part.length) response.end();
      else if (!hangs) response.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  await tests?.stop();
  server?.close();
});
afterEach(async () => {
  endsAt = Infinity;
  hangs = false;
  await tests.client.media.emptyCache({});
  await tests.clean();
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/some.raw`;
const from = (how: 'copy' | 'overlay', sha256 = createHash('sha256').update(bytes).digest('hex')) =>
  ({
    source: { kind: 'cloud-image', image: url(), checksum: `sha256:${sha256}`, how },
    disks: [{ size: 64 * MiB, format: how === 'copy' ? 'raw' : 'qcow2' }],
  }) satisfies Partial<CreateRequest>;

it('brings an image once, for all guests that want it', async () => {
  const first = await tests.create(from('copy'));
  expect(first.ended).toMatchObject({ state: 'done', progress: 1 });
  const volume = await readFile(join(tests.pool.path, `${tests.name}.raw`));
  expect(volume.subarray(0, bytes.length).equals(bytes)).toBe(true);
  asked = 0;
  const second = await tests.create({ ...from('copy'), name: `${tests.name}-2` });
  expect(second.ended).toMatchObject({ state: 'done' });
  expect(asked).toBe(0);
});

it('needs no download when what guests stand on is in the pool', async () => {
  await tests.create(from('overlay'));
  await tests.client.media.emptyCache({});
  const { ended } = await tests.create({ ...from('overlay'), name: `${tests.name}-2` });
  expect(ended).toMatchObject({ state: 'done' });
  expect(ended.log.map(line => line.text).join('\n')).not.toMatch(/Download|Copy/);
});

it('leaves nothing of one whose checksum is another', async () => {
  const { ended } = await tests.create(from('overlay', 'a'.repeat(64)));
  expect(ended).toMatchObject({ state: 'failed', failure: { code: 'CHECKSUM_MISMATCH' } });
  expect(await tests.pool.files()).toEqual([]);
  expect((await tests.client.media.cache({})).files).toEqual([]);
});

it('leaves nothing but what has come of one that breaks off, and goes on from there', async () => {
  endsAt = 10 * MiB;
  const wanted = tests.request(from('copy'));
  const broken = await tests.create(wanted);
  expect(broken.ended).toMatchObject({ state: 'failed', failure: { code: 'DOWNLOAD_FAILED' } });
  expect(await tests.pool.files()).toEqual([]);
  expect(await tests.guests()).toEqual([]);
  expect((await tests.client.media.cache({})).files).toMatchObject([{ partial: true }]);
  endsAt = Infinity;
  expect((await tests.create(wanted)).ended).toMatchObject({ state: 'done' });
});

it('stops at once when cancelled, and leaves nothing in the pool', async () => {
  endsAt = 10 * MiB;
  hangs = true;
  const { job: id } = await tests.client.create.run(tests.request(from('copy')));
  await tests.job(id, found => (found.progress ?? 0) > 0);
  await tests.client.jobs.cancel({ id });
  expect(await tests.job(id)).toMatchObject({ state: 'cancelled' });
  expect(await tests.pool.files()).toEqual([]);
  expect(await readdir(tests.stateDir)).not.toContain('scratch');
});
