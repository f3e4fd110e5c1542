import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { grantsFor, grantWords } from '#shared/domain/readability/grants.ts';
import { judge } from '#shared/domain/readability/judge.ts';
import type { AccessFacts } from '#shared/domain/readability/facts.ts';
import { localShell } from '../shell/local-shell.ts';
import { isTellable, readAccess } from './read-access.ts';

const shell = localShell(process.env);
const run = promisify(execFile);
/** Nobody in particular: neither owner nor in a group of anything here. */
const stranger = { uid: 64_123, gid: 64_123 };
const read = { write: false, system: true, drivers: ['dac'] };
let folder: string;
let home: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-access-'));
  await chmod(folder, 0o755);
  home = join(folder, 'home');
  await mkdir(join(home, 'my isos'), { recursive: true });
  file = join(home, 'my isos', 'a b.iso');
  await writeFile(file, 'bytes', { mode: 0o644 });
  await chmod(home, 0o700);
});
afterEach(() => rm(folder, { recursive: true }));

async function look(path = file, account = stranger): Promise<AccessFacts> {
  const facts = (await readAccess(shell, { account, paths: [path] })).get(path);
  if (!facts) throw new Error(`Nothing is told of ${path}.`);
  return facts;
}

describe('a file below a closed folder', () => {
  it('names the folder, however open the file itself is', async () => {
    const found = judge(await look(), read);
    expect(found.verdict).toBe('blocked');
    expect(found.obstacles).toMatchObject([{ by: 'folder', at: home }]);
    expect(found.way.at(-1)).toMatchObject({ path: file, kind: 'file', mode: '0644', allowed: true });
  });

  it('can be read once listing is refused and passing is not', async () => {
    await chmod(home, 0o711);
    expect(judge(await look(), read).verdict).toBe('readable');
  });

  it('is reached by a group that the account is in', async () => {
    await chmod(home, 0o710);
    const gid = process.getgid?.() ?? 0;
    expect(judge(await look(file, { uid: 64_123, gid }), read).verdict).toBe('readable');
    expect(judge(await look(), read).verdict).toBe('blocked');
  });

  it('is found behind a link elsewhere', async () => {
    const link = join(folder, 'link.iso');
    await symlink(file, link);
    const facts = await look(link);
    expect(facts.real).toBe(file);
    expect(judge(facts, read).obstacles).toMatchObject([{ by: 'folder', at: home }]);
  });
});

describe('a narrow access list', () => {
  const grant = async (facts: AccessFacts) => {
    const grants = grantsFor(facts, read) ?? [];
    for (const each of grants) await run('setfacl', [...grantWords(each), '--', each.path]);
    return grants;
  };

  it('lets that account through and nobody else, and is taken back without a trace', async () => {
    const grants = await grant(await look());
    expect(grants.map(({ path, rights }) => [path, rights])).toEqual([[home, 1]]);
    expect(judge(await look(), read).verdict).toBe('readable');
    expect(judge(await look(file, { uid: 64_124, gid: 64_124 }), read).verdict).toBe('blocked');
    for (const { path, undo } of grants) await run('setfacl', [...undo, '--', path]);
    const { stdout } = await run('getfacl', ['-cpn', '--', home]);
    expect(stdout.trim().split('\n')).toEqual(['user::rwx', 'group::---', 'other::---']);
  });

  it('tells of a mask that takes an entry away, and of whom a wider one lets in too', async () => {
    await run('setfacl', ['-m', 'u:64123:x,u:64200:x', '--', home]);
    await chmod(home, 0o700);
    const facts = await look();
    expect(judge(facts, read).obstacles).toMatchObject([{ by: 'access-list', at: home }]);
    expect(grantsFor(facts, read)).toMatchObject([{ mask: 1, widens: ['user 64200'] }]);
    const [done] = await grant(facts);
    expect(judge(await look(), read).verdict).toBe('readable');
    await run('setfacl', [...(done?.undo ?? []), '--', home]);
    expect((await look()).parts.find(({ path }) => path === home)?.acl).toEqual(
      facts.parts.find(({ path }) => path === home)?.acl,
    );
  });
});

describe('a file itself', () => {
  it('does not matter where libvirt gives it to QEMU, and does where it does not', async () => {
    await chmod(home, 0o755);
    await chmod(file, 0o600);
    const facts = await look();
    expect(judge(facts, read).verdict).toBe('readable');
    expect(judge(facts, { ...read, system: false }).obstacles).toMatchObject([{ by: 'file', at: file }]);
    expect(judge({ ...facts, ownsFiles: false }, read).verdict).toBe('blocked');
    expect(judge({ ...facts, mount: { type: 'nfs4', options: [] } }, read).verdict).toBe('blocked');
  });

  it('is said to be missing by the first part that is not there', async () => {
    const facts = await look(join(home, 'gone', 'b.iso'));
    expect(judge(facts, read).obstacles).toMatchObject([
      { by: 'missing', at: join(home, 'gone') },
      { by: 'folder', at: home },
    ]);
  });

  it('is not asked about by a name that would break the answer', async () => {
    expect(isTellable('/tmp/a\nb')).toBe(false);
    expect((await readAccess(shell, { account: stranger, paths: ['/tmp/a\tb'] })).size).toBe(0);
  });
});
