import { Readable } from 'node:stream';
import { z } from 'zod';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import { fail } from '../failures/fail.ts';
import type { SessionId } from '../ports.ts';
import { handOut, type HandOutDeps } from '../transfers/hand-out.ts';
import { sizesOf } from './details/read-details.ts';
import { handleOf } from './handle.ts';
import type { ContainerDeps } from './ports.ts';

/** A tar archive ends in two blocks of zeros (POSIX, pax): one without them was cut short. */
const TAR_END = 1024;
/** Until it is over, nobody knows whether files and headers come to as much as was thought. */
const ALMOST = 0.99;

/** The whole file system of a container as one tar archive, into a file here or into a browser. */
export function exportContainer(
  deps: ContainerDeps & HandOutDeps,
  ref: ContainerRef,
  to: DownloadTarget,
  session: SessionId,
): { job: string; ticket?: string } {
  const { name } = deps.containers.require(ref);
  deps.engines.require(ref.engine);
  const title = `Export “${name}”`;
  return handOut(
    deps,
    {
      title,
      name: `${name}.tar`,
      to,
      of: { container: ref, engine: ref.engine },
      write: (sink, job) =>
        handleOf(deps, ref, async handle => {
          let expected: number | undefined;
          sizesOf(handle).then(
            ({ rootFs }) => (expected = rootFs),
            () => undefined,
          );
          const stream = z.instanceof(Readable).parse(await handle.export());
          const end = new TarEnd();
          let done = 0;
          for await (const chunk of stream as AsyncIterable<Buffer>) {
            end.add(chunk);
            await sink(chunk);
            done += chunk.length;
            job.transferred(done);
            if (expected !== undefined) job.progress(Math.min(ALMOST, done / expected));
          }
          if (!end.whole)
            throw fail('ENGINE_FAILED', { name, reason: 'The archive broke off in the middle.' });
        }),
    },
    session,
  );
}

/** Keeps the last bytes of a stream. */
class TarEnd {
  #last: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    this.#last =
      chunk.length >= TAR_END
        ? Buffer.from(chunk.subarray(chunk.length - TAR_END))
        : Buffer.concat([this.#last, chunk]).subarray(-TAR_END);
  }

  get whole(): boolean {
    return this.#last.length === TAR_END && this.#last.every(byte => byte === 0);
  }
}
