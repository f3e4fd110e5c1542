import { chmod, chown, mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { type Uuid, uuidSchema } from '#shared/contract/values.ts';

/** Where root folders of ours are made unless somebody says otherwise: on the host, for as long as their guests. */
export const ROOTS = '/var/lib/innkeeper/containers';
const ROOT = 'rootfs';
const MARK = 'made-by-innkeeper.json';

const markSchema = z.object({ guest: uuidSchema });

/** Entered on the way to those below, listed by nobody else. */
const PASSABLE = 0o711;

/** Entered by the container's root alone: programs of an image that run as root are for nobody else of the host. */
const OURS_ONLY = 0o710;

/**
 * Makes the folder that a root folder is unpacked into, and notes in it whose it is. It must not be there yet. `root`
 * is who the container's root is on the host.
 */
export async function makeHome(home: string, guest: Uuid, root: number): Promise<void> {
  // Folders on the way to it that are there stay as they are.
  const first = await mkdir(dirname(home), { recursive: true, mode: PASSABLE });
  if (first !== undefined) await chmodDown(first, dirname(home));
  await mkdir(home, { mode: 0o700 });
  await chown(home, 0, root);
  await chmod(home, OURS_ONLY);
  await writeFile(join(home, MARK), `${JSON.stringify({ guest })}\n`, { flag: 'wx', mode: 0o600 });
}

/** A umask may have taken from what was asked for. */
async function chmodDown(first: string, last: string): Promise<void> {
  for (let path = last; path.length >= first.length; path = dirname(path)) await chmod(path, PASSABLE);
}

/**
 * The folder of ours around a root folder that was made for this guest; undefined for any other folder. Its real
 * names are looked at: a link in the way could lead anywhere.
 */
export async function homeOf(root: string, guest: Uuid): Promise<string | undefined> {
  try {
    const real = await realpath(root);
    if (basename(real) !== ROOT || real !== root) return undefined;
    const home = dirname(real);
    const mark = markSchema.safeParse(JSON.parse(await readFile(join(home, MARK), 'utf8')));
    return mark.success && mark.data.guest === guest ? home : undefined;
  } catch {
    // No mark, or none that we may read: then it is not ours.
    return undefined;
  }
}

/** Deletes it with all that is in it. What is mounted in it keeps it: then this rejects with EBUSY. */
export async function deleteHome(home: string): Promise<void> {
  await rm(home, { recursive: true, force: true });
}
