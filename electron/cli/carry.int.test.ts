import { mkdtemp, rm, writeFile } from 'node:fs/promises';
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

it('starts the network that a copy is to start in, but makes none unasked', async () => {
  const { name, virsh } = tests;
  const network = `innkeeper-test-cli-${process.pid}`;
  const file = join(folder, 'network.xml');
  await writeFile(file, `<network><name>${network}</name><bridge/></network>`);
  await tests.guestWithDisk(name, 'qcow2');
  await virsh('attach-interface', name, 'network', network, '--config');

  const unmade = await innkeeper('clone', name, `${name}-b`, '--start');
  expect(unmade).toMatchObject({ code: 1, err: [expect.stringContaining('--make-networks')] });
  expect(await tests.guests()).toEqual([name]);
  await virsh('net-define', file);
  try {
    const dry = await innkeeper('clone', name, `${name}-b`, '--start', '--dry-run');
    expect(dry).toMatchObject({ code: 1, out: '' });
    expect(dry.err.at(-1)).toContain(`“${network}” is not running`);
    const made = await innkeeper('clone', name, `${name}-b`, '--start');
    expect(made).toMatchObject({ code: 0, out: `${name}-b is there.\n` });
    expect(made.err).toContain(`The network “${network}” is off: it is started.`);
    expect(await virsh('domstate', `${name}-b`)).toBe('running');
    await virsh('destroy', `${name}-b`);
  } finally {
    await virsh('net-destroy', network).catch(() => undefined);
    await virsh('net-undefine', network);
  }
});

it('says what is wrong in one line', async () => {
  await tests.guestWithDisk(tests.name, 'qcow2');
  const odd = await innkeeper('clone', tests.name, 'x', '--disk', 'vda');
  expect(odd).toEqual({ code: 1, out: '', err: [expect.stringContaining('TARGET=copy')] });
  const nothing = await innkeeper('import', folder);
  expect(nothing.code).toBe(1);
  await rm(join(folder, 'state'), { recursive: true });
});
