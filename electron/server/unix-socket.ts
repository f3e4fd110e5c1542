import { stat, rm } from 'node:fs/promises';
import { connect, type Server } from 'node:net';

export type Occupant = 'nobody' | 'a process' | 'a file';

/** Who is at a socket's path; one left behind by a process that is gone is removed. */
export async function clearPath(path: string): Promise<Occupant> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 'nobody';
  if (!found.isSocket()) return 'a file';
  const abandoned = await new Promise<boolean>(resolve => {
    const probe = connect(path, () => {
      probe.destroy();
      resolve(false);
      // Any other error, such as a full queue or a socket of another kind, says that somebody has it.
    }).on('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
  if (!abandoned) return 'a process';
  await rm(path);
  return 'nobody';
}

/** Listens at a path for its owner alone, from the first moment on. */
export async function listenPrivately(server: Server, path: string): Promise<void> {
  const before = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(path, resolve);
    });
  } finally {
    process.umask(before);
  }
}
