import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type CarryTests, startCarryTests } from '#electron/backend/carry/testing/carry-tests.ts';
import { dispatch } from './dispatch.ts';
import { localClient } from './local-client.ts';
import { clone } from './verbs/clone.ts';
import { exportVerb } from './verbs/export.ts';
import { importVerb } from './verbs/import.ts';

let tests: CarryTests;
let folder: string;
beforeAll(async () => {
  tests = await startCarryTests();
  folder = await mkdtemp(join(tests.folder, 'out-'));
});
afterAll(() => tests?.stop());
afterEach(() => tests.clean());

async function innkeeper(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: async (text: string) => void out.push(text),
    err: (line: string) => void err.push(line),
    signal: new AbortController().signal,
  };
  const all = [...argv, '--connect', 'qemu:///system', '--state-dir', join(folder, 'state')];
  const code = await dispatch([clone, exportVerb, importVerb], all, terminal, localClient);
  return { code, out: out.join(''), err };
}

it('clones, exports and imports from a shell', async () => {
  const { name } = tests;
  await tests.guestWithDisk(name, 'qcow2');
  const dry = await innkeeper('clone', name, `${name}-b`, '--dry-run');
  expect(dry).toMatchObject({ code: 0, out: expect.stringContaining(`Duplicate ${name} as ${name}-b`) });
  expect(await tests.guests()).toEqual([name]);

  expect(await innkeeper('clone', name, `${name}-b`)).toMatchObject({ code: 0 });
  expect(await tests.guests()).toContain(`${name}-b`);

  const to = join(folder, 'web');
  expect(await innkeeper('export', name, to)).toMatchObject({ code: 0, out: `${to} is there.\n` });
  const again = await innkeeper('export', name, to);
  expect(again.code).toBe(1);
  expect(again.err.at(-1)).toContain('taken');

  const back = await innkeeper('import', to, '--name', `${name}-c`, '--pool', name);
  expect(back.code).toBe(0);
  expect(await tests.guests()).toContain(`${name}-c`);
});

it('says what is wrong in one line', async () => {
  await tests.guestWithDisk(tests.name, 'qcow2');
  const odd = await innkeeper('clone', tests.name, 'x', '--disk', 'vda');
  expect(odd).toEqual({ code: 1, out: '', err: [expect.stringContaining('TARGET=copy')] });
  const nothing = await innkeeper('import', folder);
  expect(nothing.code).toBe(1);
  await rm(join(folder, 'state'), { recursive: true });
});
