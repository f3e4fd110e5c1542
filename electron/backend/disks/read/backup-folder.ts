import { constants } from 'node:fs';
import { access, readdir, realpath, readFile, stat, statfs } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { EarlierBackup, FolderFacts } from '#shared/domain/disks/facts.ts';
import { manifestSchema } from '#shared/domain/disks/manifest.ts';
import { MANIFEST } from '#shared/domain/disks/plan/backup.ts';
import { qemuBlocked } from '../../create/images/qemu-blocked.ts';
import { toFailure } from '../../failures/to-failure.ts';
import type { AreaDeps, LiveConnection } from '../../ports.ts';

/** Looks at a folder of this computer that a backup of a guest is to be made in. */
export async function readBackupFolder(
  deps: Pick<AreaDeps, 'env'>,
  live: LiveConnection,
  guest: Guest,
  wanted: string,
  today = new Date(),
): Promise<FolderFacts> {
  const stem = `${guest.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}-${today.toISOString().slice(0, 10)}`;
  const nothing = { path: wanted, backups: [], name: stem };
  if (!isAbsolute(wanted) || wanted.includes('\0'))
    return { ...nothing, failure: { code: 'INPUT_INVALID', params: { field: 'folder' } } };
  try {
    const path = await realpath(wanted);
    const failure = await unwritable(deps, live, path);
    if (failure) return { ...nothing, path, failure };
    const { bavail, bsize } = await statfs(path);
    const names = await readdir(path);
    const backups = await Promise.all(names.map(name => readBackup(path, name, guest)));
    return {
      path,
      free: bavail * bsize,
      backups: backups.filter(backup => backup !== undefined),
      name: freeName(stem, new Set(names)),
    };
  } catch (error) {
    return { ...nothing, failure: toFailure(error, { path: wanted }) };
  }
}

async function unwritable(
  deps: Pick<AreaDeps, 'env'>,
  live: LiveConnection,
  path: string,
): Promise<Failure | undefined> {
  if (!(await stat(path)).isDirectory())
    return { code: 'INPUT_INVALID', params: { field: 'folder', reason: `${path} is no folder.` } };
  await access(path, constants.W_OK | constants.X_OK);
  return await qemuBlocked(deps, live, join(path, 'x'));
}

/** Whatever is no backup of this guest with a checkpoint is of no concern. */
async function readBackup(folder: string, name: string, guest: Guest): Promise<EarlierBackup | undefined> {
  try {
    const text = await readFile(join(folder, name, MANIFEST), 'utf8');
    const manifest = manifestSchema.parse(JSON.parse(text));
    if (manifest.guest.uuid !== (guest.uuid as string) || manifest.checkpoint === undefined) return undefined;
    return { checkpoint: manifest.checkpoint, folder: name, disks: manifest.disks };
  } catch {
    return undefined;
  }
}

function freeName(stem: string, taken: ReadonlySet<string>): string {
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
  return name;
}
