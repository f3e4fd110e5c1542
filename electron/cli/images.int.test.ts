import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRegistry } from '../../e2e/host/registry.mjs';
import { makeImage } from '#electron/backend/images/testing/images.ts';
import { type EngineBackend, startEngineBackend } from '#electron/backend/testing/start-engine-backend.ts';
import { dispatch } from './dispatch.ts';
import { build } from './verbs/build.ts';
import { images } from './verbs/images.ts';
import { pull } from './verbs/pull.ts';

const address = 'unix:///var/run/docker.sock';
const docker = async (...args: string[]) =>
  (await promisify(execFile)('docker', ['--host', address, ...args])).stdout.trim();

let backend: EngineBackend;
let folder: string;
let name: string;
const made: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-images-'));
  name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;
  backend = await startEngineBackend({ env: { DOCKER_CONFIG: folder } });
});
afterAll(async () => {
  for (const each of made) await docker('image', 'rm', '-f', each).catch(() => undefined);
  await backend.close();
  await rm(folder, { recursive: true });
});

/** One command line, against the backend that is there. */
async function innkeeper(...argv: string[]) {
  const said = { out: '', err: '' };
  const terminal = {
    out: async (text: string) => void (said.out += await Promise.resolve(text)),
    err: (line: string) => void (said.err += `${line}\n`),
    signal: new AbortController().signal,
  };
  const { client } = backend;
  const open = () =>
    Promise.resolve({
      client,
      redeem: () => undefined,
      redeemBytes: () => undefined,
      close: () => Promise.resolve(),
    });
  const line = [...argv, '--state-dir', backend.stateDir, '--connect', address];
  const code = await dispatch([images, pull, build], line, terminal, open);
  return { code, ...said };
}

it('pulls an image and lists it, and says in one line what is not there', async () => {
  const registry = await startRegistry();
  try {
    const pulled = `${registry.address}/${name}:1`;
    made.push(pulled);
    await makeImage(pulled, 3, 10_000);
    await docker('push', '--quiet', pulled);
    await docker('image', 'rm', pulled);
    expect(await innkeeper('pull', pulled)).toMatchObject({
      code: 0,
      err: expect.stringContaining('3 of 3 layers'),
    });
    const id = await docker('image', 'inspect', '--format', '{{.Id}}', pulled);
    const { out } = await innkeeper('images', '--json');
    const listed = JSON.parse(out) as { id: string; tags: string[] }[];
    expect(listed.find(image => image.tags.includes(pulled))).toMatchObject({ id });
    expect((await innkeeper('images')).out).toMatch(new RegExp(`${pulled} +${id.slice(7, 19)} `));

    const absent = await innkeeper('pull', `${registry.address}/${name}:none`);
    expect(absent).toMatchObject({ code: 1, err: expect.stringContaining('is not there') });
  } finally {
    await registry.stop();
  }
});

it('builds a folder as the options say, and prints the id of what it made', async () => {
  const tags = [`${name}:a`, `${name}:b`];
  made.push(...tags);
  await writeFile(
    join(folder, 'Other.dockerfile'),
    'FROM scratch AS one\nARG WORD\nLABEL word=$WORD\nCOPY Other.dockerfile /\nFROM one AS two\nLABEL two=yes\n',
  );
  const options = ['--file', 'Other.dockerfile', '--target', 'one', '--arg', 'WORD=a=b'];
  const { code, out } = await innkeeper('build', ...options, ...tags.flatMap(tag => ['--tag', tag]), folder);
  expect(code).toBe(0);
  for (const tag of tags) {
    const [id, labels = ''] = (
      await docker('image', 'inspect', '--format', '{{.Id}} {{json .Config.Labels}}', tag)
    ).split(' ');
    expect(out).toBe(`${id}\n`);
    expect(JSON.parse(labels)).toEqual({ word: 'a=b' });
  }
});

it('says what keeps it from building', async () => {
  const bare = await mkdtemp(join(folder, 'bare-'));
  const nothing = await innkeeper('build', bare);
  expect(nothing).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--file') });
  expect(await innkeeper('build', join(folder, 'nowhere'))).toMatchObject({ code: 1, out: '' });
  expect(await innkeeper('build', '--arg', 'WORD', folder)).toMatchObject({ code: 1, out: '' });
  await writeFile(join(bare, 'Dockerfile'), 'FROM scratch\nCOPY nowhere /\n');
  const broken = await innkeeper('build', bare);
  expect(broken).toMatchObject({ code: 1, out: '', err: expect.stringContaining('nowhere') });
});
