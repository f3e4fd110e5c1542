import { chown, mkdir, statfs } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { MediaError } from '../media-error.ts';
import { runProgram } from './run-program.ts';
import { ShiftOwners } from './shift-owners.ts';
import type { TreeStream } from './tree-stream.ts';

interface Unpacking {
  /** Added to every owner and group: what root is on the host. */
  readonly shift: number;
  readonly signal: AbortSignal;
  /** Bytes unpacked, of so many where that is known. */
  readonly progress: (done: number, total?: number) => void;
}

/** A file system with less room than this is full. */
const FULL = 1024 * 1024;

/**
 * Unpacks a tree into a new folder, owners, times and file capabilities kept: only root can. What was unpacked is left
 * where that fails: whoever asked takes the folder back. NO_SPACE, FILE_DAMAGED.
 */
export async function unpackTree(tree: TreeStream, folder: string, unpacking: Unpacking): Promise<void> {
  const { shift, signal, progress } = unpacking;
  try {
    await mkdir(folder, { mode: 0o755 });
    // Not every archive has the root folder itself in it.
    await chown(folder, shift, shift);
  } catch (error) {
    // Whatever gives the files is to end as well.
    tree.stream.destroy();
    throw error;
  }
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const keep = ['--numeric-owner', '--same-owner', '--preserve-permissions', '--delay-directory-restore'];
  const xattrs = ['--xattrs', '--xattrs-include=security.capability'];
  const tar = runProgram(
    { name: 'tar', args: ['--extract', ...keep, ...xattrs, '--file=-', `--directory=${folder}`] },
    { signal: either, stdio: ['pipe', 'ignore', 'pipe'], remedy: 'Install the package tar.' },
  );
  const { stdin } = tar.child;
  if (!stdin) throw new Error('It has a pipe.');
  const owners = new ShiftOwners(shift);
  let through = 0;
  owners.on('data', (chunk: Buffer) => {
    through += chunk.length;
    progress(tree.read?.() ?? through, tree.size);
  });
  const moved = pipeline(tree.stream, owners, stdin, { signal: either }).catch(error => {
    // tar may leave while the last of it is still on its way; whether it was well is told by itself.
    if (!owners.complete) throw error;
  });
  const unpacked = tar.ended.then(async ({ code, said }) => {
    if (code !== 0) throw await whyNot(folder, said);
  });
  const results = await Promise.allSettled([
    moved.catch(stopOthers),
    unpacked.catch(stopOthers),
    tree.made.catch(stopOthers),
  ]);
  signal.throwIfAborted();
  const errors = results.flatMap(result => (result.status === 'rejected' ? [result.reason as Error] : []));
  // One that broke breaks the pipes of the others: what says why is said.
  const [first] = [...errors.filter(error => error instanceof MediaError), ...errors];
  if (first) throw first;

  function stopOthers(error: unknown): never {
    failed.abort(error);
    throw error;
  }
}

async function whyNot(folder: string, said: string): Promise<MediaError> {
  const { bavail, bsize, ffree, files } = await statfs(folder);
  return bavail * bsize < FULL || (files > 0 && ffree === 0)
    ? new MediaError('NO_SPACE', { path: folder }, said)
    : new MediaError('FILE_DAMAGED', { reason: 'tar could not unpack all of it.' }, said);
}
