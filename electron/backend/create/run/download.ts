import type { CarryOut } from './carrying.ts';

/** There is nothing to undo: a download is the cache's, whose next attempt goes on from there. */
export const carryOutDownload: CarryOut<'download'> = (
  { url, checksum },
  { cache, lists, downloads, job, atEnd },
  part,
) => ({
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
