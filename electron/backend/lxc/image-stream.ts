import type { Readable } from 'node:stream';
import type { TreeStream } from '#electron/media/rootfs/tree-stream.ts';
import type { LiveEngine } from '../engines/ports.ts';

/**
 * The files of an image as an archive: of a container that is made for it, never started, and removed once the archive
 * has come or the signal aborts. The engine has no way to give out the files of an image itself.
 */
export async function imageStream(
  { docker, gone }: LiveEngine,
  image: string,
  signal: AbortSignal,
): Promise<TreeStream> {
  // A command is wanted even where nothing is run.
  const container = await docker.createContainer({
    Image: image,
    Cmd: ['/'],
    Labels: { 'org.innkeeper.export': image },
    NetworkDisabled: true,
  });
  try {
    const stream = (await container.export()) as Readable;
    const either = AbortSignal.any([signal, gone]);
    const cut = () => stream.destroy(either.reason instanceof Error ? either.reason : new Error('aborted'));
    either.addEventListener('abort', cut, { once: true });
    const made = new Promise<void>(resolve => {
      stream.once('close', () => {
        either.removeEventListener('abort', cut);
        resolve(remove());
      });
    });
    made.catch(() => undefined);
    return { stream, made };
  } catch (error) {
    await remove();
    throw error;
  }

  async function remove(): Promise<void> {
    await container.remove({ force: true, v: true });
  }
}
