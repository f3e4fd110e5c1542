import { formatBytes } from '#shared/domain/units.ts';
import { fileNameOf } from '#electron/media/download/names.ts';
import type { DownloadProgress } from '#electron/media/download/progress.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { downloadSource } from './download-source.ts';

/** Systems, the catalogue, and the cache of what was downloaded. */
export function createMediaArea({ media, jobs }: Pick<AreaDeps, 'media' | 'jobs'>) {
  const { database, catalogue, cache } = media;
  return {
    systems: procedures.media.systems.handler(async () => ({ systems: await database.systems() })),

    catalogue: procedures.media.catalogue.handler(async () => ({ entries: await catalogue.entries() })),

    download: procedures.media.download.handler(async ({ input }) => {
      const source = await downloadSource(catalogue, input.image, input.checksum);
      const title = `Download ${fileNameOf(source.url)}`;
      const { id } = jobs.start({ title, cancellable: true }, async job => {
        job.log(
          source.checksum || source.checksumsUrl ? 'Its checksum will be verified.' : 'It has no checksum.',
        );
        await cache.fetch(source, { signal: job.signal, progress: progress => tell(job, progress) });
      });
      return { job: id };
    }),

    cache: procedures.media.cache.handler(async () => ({ files: await cache.list(), folder: cache.folder })),

    emptyCache: procedures.media.emptyCache.handler(async ({ input }) => ({
      freed: await cache.empty(input.ids),
    })),
  };
}

/** Shows a download as the progress of a job. */
export function tell(job: JobContext, { phase, received, total, rate }: DownloadProgress): void {
  job.progress(total === undefined || total === 0 ? undefined : received / total);
  const amount =
    total === undefined ? formatBytes(received) : `${formatBytes(received)} of ${formatBytes(total)}`;
  const speed = rate === undefined || phase !== 'download' ? '' : `, ${formatBytes(rate)} a second`;
  job.step(`${phase === 'unpack' ? 'Unpack' : 'Download'}: ${amount}${speed}`);
}
