import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatch } from './dispatch.ts';
import { localClient } from './local-client.ts';
import { engines } from './verbs/engines.ts';

const address = 'unix:///var/run/docker.sock';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-test-engines-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function innkeeper(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: async (text: string) => void out.push(text),
    err: (line: string) => void err.push(line),
    signal: new AbortController().signal,
  };
  const all = ['engines', ...argv, '--state-dir', folder];
  return { code: await dispatch([engines], all, terminal, localClient), out: out.join(''), err };
}

it('lists the engine that is given, for people and for scripts', async () => {
  const listed = await innkeeper('--connect', address);
  expect(listed).toMatchObject({ code: 0, err: [] });
  expect(listed.out).toMatch(/online +docker \S+ +1\.\d+ +unix:/);
  const { out } = await innkeeper('--json', '--connect', address);
  expect(JSON.parse(out)).toMatchObject([{ address, state: 'online', origin: 'given' }]);
});

it.each(['unix:///nowhere/docker.sock', 'unix://not-whole', 'tcp://127.0.0.1:1'])(
  'ends with one line on what is wrong with %s',
  async wrong => {
    const { code, out, err } = await innkeeper('--connect', wrong);
    expect({ code, out, lines: err.length }).toEqual({ code: 1, out: '', lines: 1 });
    expect(err[0]).not.toContain('\n');
  },
);
