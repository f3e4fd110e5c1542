import type { Download } from '#shared/domain/create/work.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { ProgressPart } from '#electron/jobs/weighted-progress.ts';
import type { Carrying } from './carrying.ts';

type Downloading = Pick<Carrying, 'cache' | 'lists' | 'downloads' | 'job' | 'atEnd'>;

/** There is nothing to undo: a download is the cache's, whose next attempt goes on from there. */
export const carryOutDownload = (
  { url, checksum }: Pick<Download, 'url' | 'checksum'>,
  { cache, lists, downloads, job, atEnd }: Downloading,
  part: ProgressPart,
): Omit<UndoableStep, 'title'> => ({
  do: async () => {
    atEnd.push(cache.hold(url));
    const path = await cache.fetch(
      { url, checksum, checksumsUrl: lists.get(url) },
      {
        signal: job.signal,
        progress: ({ phase, received, total }) => {
          if (phase !== 'download' || total === undefined) return;
          part.weigh(total);
          part.share(received / total);
        },
      },
    );
    downloads.set(url, path);
  },
  undo: async () => undefined,
});
