import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** A folder with a file system of its own that is soon full. Needs root. */
export async function startSmallFolder(bytes: number) {
  const path = await mkdtemp(join(tmpdir(), 'innkeeper-small-'));
  await exec('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]);
  await chmod(path, 0o777);
  return {
    path,
    async remove() {
      await exec('umount', [path]);
      await rmdir(path);
    },
  };
}
