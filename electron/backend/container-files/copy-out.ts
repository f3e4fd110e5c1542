import { pipeline } from 'node:stream/promises';
import { streamCall } from '#electron/docker/stream-call.ts';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { DownloadTarget } from '#shared/contract/transfers.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { SessionId } from '../ports.ts';
import { handOut, type HandOutDeps, type Sink } from '../transfers/hand-out.ts';
import { findPlace } from './place.ts';

export type FilesDeps = ContainerDeps & HandOutDeps;

/** A file as it is, a folder as a tar archive, into a file here or into a browser. */
export async function copyOut(
  deps: FilesDeps,
  container: ContainerRef,
  asked: string,
  to: DownloadTarget,
  session: SessionId,
) {
  const { live, id, name, path, stat } = await findPlace(deps, container, asked);
  const single = stat.kind === 'file';
  const called = stat.name === '/' || stat.name === '' ? name : stat.name;
  return handOut(
    deps,
    {
      title: `Copy “${path}” out of “${name}”`,
      name: single ? called : `${called}.tar`,
      to,
      of: { container, engine: container.engine },
      write: async (sink, job) => {
        const archive = await streamCall(live.docker, `/containers/${id}/archive`, { path }, job.signal);
        let done = 0;
        const counted: Sink = async bytes => {
          await sink(bytes);
          job.transferred((done += bytes.length), single ? stat.size : undefined);
        };
        if (!single) {
          for await (const chunk of archive as AsyncIterable<Buffer>) await counted(chunk);
          return;
        }
        const { extract } = await import('tar-stream');
        const entries = extract();
        const carried = pipeline(archive, entries, { signal: job.signal });
        for await (const entry of entries) for await (const chunk of entry) await counted(chunk as Buffer);
        await carried;
      },
    },
    session,
  );
}
