import { create } from 'zustand';
import { api } from '#renderer/api/client.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import type { Checksum } from '#shared/contract/create/image.ts';
import { planAgain } from '../../wizard/planning.ts';

/** Jobs that download, by the image they bring: they go on when the page that began them is left. */
export const useDownloads = create<{ jobs: Readonly<Record<string, string>> }>(() => ({ jobs: {} }));

/** Brings an image into the cache, from where an earlier attempt broke off. A failure is told as every job's is. */
export async function download(
  image: string,
  checksum: Checksum | undefined,
  ended: () => void,
): Promise<void> {
  try {
    const { job } = await api.media.download({ image, ...(checksum && { checksum }) });
    useDownloads.setState(({ jobs }) => ({ jobs: { ...jobs, [image]: job } }));
    await jobEnded(job);
    ended();
    await planAgain();
  } catch (error) {
    notifyFailure(error);
  } finally {
    useDownloads.setState(({ jobs: { [image]: _ended, ...jobs } }) => ({ jobs }));
  }
}
