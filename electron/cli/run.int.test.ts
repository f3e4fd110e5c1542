import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBusyboxImage } from '#electron/backend/testing/busybox-image.ts';
import { dispatch } from './dispatch.ts';
import { localClient } from './local-client.ts';
import { run } from './verbs/run.ts';

const execute = promisify(execFile);
const docker = async (...args: string[]) => (await execute('docker', args)).stdout.trim();
const name = `innkeeper-test-${crypto.randomUUID().slice(0, 8)}`;

let folder: string;
let image: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-run-'));
  image = await ensureBusyboxImage();
});
afterAll(async () => {
  await docker('rm', '-fv', name).catch(() => undefined);
  await rm(folder, { recursive: true });
});

async function innkeeper(plan: object, ...argv: string[]) {
  const file = join(folder, 'plan.json');
  await writeFile(file, JSON.stringify(plan));
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: async (text: string) => void out.push(text),
    err: (line: string) => void err.push(line),
    signal: new AbortController().signal,
  };
  const address = ['--connect', 'unix:///var/run/docker.sock', '--state-dir', join(folder, 'state')];
  const code = await dispatch([run], ['run', '--plan', file, ...argv, ...address], terminal, localClient);
  return { code, out: out.join('').trim(), err: err.join('\n') };
}

const plan = () => ({ image, name, command: ['sleep', '300'], environment: [{ name: 'A', value: "it's" }] });

it('prints the line that does the same, changing nothing, and then does it', async () => {
  const dry = await innkeeper(plan(), '--dry-run');
  expect(dry).toMatchObject({
    code: 0,
    out: `docker run --detach --name ${name} --env 'A=it'\\''s' ${image} sleep 300`,
  });
  expect(await docker('ps', '-aq', '--filter', `name=${name}`)).toBe('');
  const done = await innkeeper(plan());
  expect(done.code).toBe(0);
  expect(await docker('inspect', '--format', '{{.Id}} {{.State.Running}}', name)).toBe(`${done.out} true`);
  const again = await innkeeper(plan());
  expect(again.code).toBe(1);
  expect(again.err).toContain(`The name “${name}” is taken`);
});

it('refuses a field that nobody knows, by its line', async () => {
  const { code, err } = await innkeeper({ image, portz: [] }, '--dry-run');
  expect(code).toBe(1);
  expect(err).toMatch(/plan\.json:1:\d+: portz: no such field/);
});
