import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, parse } from 'node:path';
import { promisify } from 'node:util';
import type { HostTree } from './tree/host-tree.ts';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gids: readonly number[];
}

/** An account by its numbers, with the groups /etc/group adds. */
export async function readAccount(uid: number, gid: number, tree: HostTree): Promise<Account> {
  const users = ((await tree.text('etc/passwd')) ?? '').split('\n').map(line => line.split(':'));
  const name = users.find(fields => Number(fields[2]) === uid)?.[0] ?? String(uid);
  const groups = ((await tree.text('etc/group')) ?? '').split('\n').map(line => line.split(':'));
  const more = groups.filter(fields => fields[3]?.split(',').includes(name)).map(fields => Number(fields[2]));
  return { name, uid, gids: [gid, ...more] };
}

/**
 * The folder above a file that keeps an account from reaching it; undefined when none does. The file's own mode
 * does not matter: libvirt gives it to QEMU's user for as long as the guest runs, but never touches folders.
 * Rejects with the system's error when we may not look ourselves.
 */
export async function blockingFolder(path: string, account: Account): Promise<string | undefined> {
  if (account.uid === 0) return undefined;
  const folders: string[] = [];
  for (let at = dirname(path); ; at = dirname(at)) {
    folders.unshift(at);
    if (at === parse(at).root) break;
  }
  for (const folder of folders) {
    if (!(await maySearch(folder, account))) return folder;
  }
  return undefined;
}

const SEARCH = 0o1;

async function maySearch(folder: string, account: Account): Promise<boolean> {
  const { uid, gid, mode } = await stat(folder);
  const shift = uid === account.uid ? 6 : account.gids.includes(gid) ? 3 : 0;
  if (((mode >> shift) & SEARCH) !== 0) return true;
  return uid !== account.uid && aclAllows(folder, account);
}

/** setfacl -m u:libvirt-qemu:x is how other tools open a home folder. Without getfacl there are hardly ACLs. */
async function aclAllows(folder: string, account: Account): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)('getfacl', ['-cpn', '--', folder]);
    const entries = stdout.split('\n').map(line => line.split(':'));
    const mask = entries.find(([kind]) => kind === 'mask')?.[2] ?? 'rwx';
    return entries.some(
      ([kind, who, rights]) =>
        who !== '' &&
        ((kind === 'user' && Number(who) === account.uid) ||
          (kind === 'group' && account.gids.includes(Number(who)))) &&
        rights?.includes('x') === true &&
        mask.includes('x'),
    );
  } catch {
    return false;
  }
}
