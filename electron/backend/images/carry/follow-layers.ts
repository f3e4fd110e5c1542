import type { EngineLine } from '#electron/docker/progress-lines.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { LayerFeed } from '../layer-feeds.ts';

/** Tells the job how all layers together come along, and logs what is about the whole image. */
export async function followLayers(
  job: JobContext,
  feed: LayerFeed,
  lines: AsyncIterable<EngineLine>,
): Promise<void> {
  // A step is told at once each time it is set; bytes come in between by the thousand.
  let shown = '';
  for await (const { id, status, progressDetail } of lines) {
    const { current, total } = progressDetail ?? {};
    if (!feed.apply({ id, status, current, total })) {
      if (status !== undefined) job.log(id === undefined ? status : `${id}: ${status}`);
      continue;
    }
    const { layers, carried, share } = feed.book;
    const there = layers.filter(({ stage }) => stage === 'done' || stage === 'there').length;
    const step = `${there} of ${layers.length} layers`;
    if (step !== shown) job.step(step);
    shown = step;
    job.transferred(carried);
    job.progress(share);
  }
}
