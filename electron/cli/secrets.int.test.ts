import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dispatch } from './dispatch.ts';
import { localClient } from './local-client.ts';
import { secrets } from './verbs/secrets.ts';

const run = promisify(execFile);
const usage = `innkeeper-test-secret-${process.pid}`;
const value = 'correct horse battery';

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-secrets-'));
});
afterAll(async () => {
  const { stdout } = await run('virsh', ['-c', 'qemu:///system', 'secret-list']);
  for (const [line, uuid = ''] of stdout.matchAll(/^ (\S+) .*$/gm))
    if (line.includes(usage)) await run('virsh', ['-c', 'qemu:///system', 'secret-undefine', uuid]);
  await rm(folder, { recursive: true });
});

async function innkeeper(...argv: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = {
    out: async (text: string) => void out.push(text),
    err: (line: string) => void err.push(line),
    signal: new AbortController().signal,
  };
  const all = ['secrets', ...argv, '--connect', 'qemu:///system', '--state-dir', join(folder, 'state')];
  return { code: await dispatch([secrets], all, terminal, localClient), out: out.join(''), err };
}

async function fileOf(content: string): Promise<string> {
  const file = join(folder, `value-${++files}`);
  await writeFile(file, content, { mode: 0o600 });
  return file;
}

it('makes a secret of the first line of a file, lists it without its value, and deletes it', async () => {
  const file = await fileOf(`${value}\nsecond line\n`);
  const made = await innkeeper(
    'create',
    usage,
    '--for',
    'iscsi',
    '--readable',
    '--value-file',
    file,
    '--json',
  );
  expect(made).toMatchObject({ code: 0, err: [] });
  const { uuid } = JSON.parse(made.out) as { uuid: string };
  const kept = await run('virsh', ['-c', 'qemu:///system', 'secret-get-value', '--plain', uuid]);
  expect(kept.stdout.trim()).toBe(value);

  const listed = await innkeeper('list');
  expect(listed.out).toMatch(new RegExp(`${uuid}\\s+iscsi\\s+${usage}\\s+set`));
  expect(listed.out + (await innkeeper('list', '--json')).out).not.toContain(value);

  expect(await innkeeper('set', usage, '--value-file', await fileOf('another\n'))).toMatchObject({ code: 0 });
  const changed = await run('virsh', ['-c', 'qemu:///system', 'secret-get-value', '--plain', uuid]);
  expect(changed.stdout.trim()).toBe('another');

  const twice = await innkeeper('create', usage, '--for', 'iscsi', '--value-file', file);
  expect(twice).toMatchObject({ code: 1, err: [expect.stringContaining('is taken')] });

  const dry = await innkeeper('delete', usage, '--dry-run');
  expect(dry.out).toContain('Have libvirt forget it');
  expect((await innkeeper('list')).out).toContain(uuid);
  expect(await innkeeper('delete', usage)).toMatchObject({ code: 0 });
  expect((await innkeeper('list')).out).not.toContain(uuid);
});

it('says what is wrong in one line, and never the value', async () => {
  const empty = await fileOf('\n');
  for (const [argv, says] of [
    [['frob'], 'there is no “frob”'],
    [['create'], 'say which'],
    [['create', usage], '--for is one of'],
    [['create', usage, '--for', 'iscsi', '--value-file', empty], 'is empty'],
    [['create', usage, '--for', 'iscsi', '--value-file', join(folder, 'none')], 'ENOENT'],
    [['create', usage, '--for', 'ceph', '--value-file', await fileOf(value)], 'base64'],
    [['create', 'no/path', '--for', 'volume', '--value-file', await fileOf(value)], 'whole path'],
    [['delete', usage], 'there is no secret'],
  ] as const) {
    const { code, err, out } = await innkeeper(...argv);
    expect({ code, out, lines: err.length, err: err.join() }).toEqual({
      code: 1,
      out: '',
      lines: 1,
      err: expect.stringContaining(says),
    });
    expect(err.join()).not.toContain(value);
  }
});
