import type { Slot } from '#shared/domain/create/work.ts';
import type { BroughtImage } from '#shared/domain/disks/plan/work.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { WeightedProgress } from '#electron/jobs/weighted-progress.ts';
import { checksumLists } from '../../create/run/checksum-lists.ts';
import { carryOutDownload } from '../../create/run/download.ts';
import { carryOutShare } from '../../create/run/share-volume.ts';
import type { Carried } from './carried.ts';

const MEDIUM: Slot = 'medium';

export interface Bringing {
  readonly steps: readonly UndoableStep[];
  /** Of the volume, once the steps are done. */
  path(): string | undefined;
  /** To be called when the job is over. */
  end(): void;
}

/** Has an image in a pool, where QEMU may read it: downloaded if need be, and shared with whoever has it already. */
export async function bringMedium(
  bring: BroughtImage,
  format: string,
  { deps, guest, job }: Carried,
): Promise<Bringing> {
  const { image, from, size, pool, name, checksum } = bring;
  const progress = new WeightedProgress(share => job.progress(share));
  const paths = new Map<Slot, string>();
  const atEnd: (() => void)[] = [];
  const downloads = new Map<string, string>();
  const { media, sharedVolumes: shared } = deps;
  const carrying = {
    deps,
    guest,
    job,
    shared,
    paths,
    atEnd,
    downloads,
    cache: media.cache,
    lists: await checksumLists(media.catalogue, [image]),
  };
  const download: UndoableStep[] =
    from.kind === 'download'
      ? [
          {
            title: `Download ${name}`,
            ...carryOutDownload(
              { url: from.url, ...(checksum !== undefined && { checksum }) },
              carrying,
              progress.part(size),
            ),
          },
        ]
      : [];
  const share = carryOutShare(
    {
      kind: 'share-volume',
      slot: MEDIUM,
      pool,
      name,
      path: `${pool}/${name}`,
      from,
      size,
      format,
      present: false,
    },
    carrying,
    progress.part(size),
  );
  return {
    steps: [...download, { title: `Put it into the pool ${pool}`, ...share }],
    path: () => paths.get(MEDIUM),
    end: () => atEnd.forEach(act => act()),
  };
}
