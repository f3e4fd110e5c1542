import type { GuestRef } from '#shared/contract/guests.ts';
import type { GuestDesign } from '#shared/domain/create/document.ts';
import { finalDocument, installerDocument } from '#shared/domain/create/final-document.ts';
import { stepOf } from '#shared/domain/create/steps.ts';
import type { Work } from '#shared/domain/create/work.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { type ProgressPart, WeightedProgress } from '#electron/jobs/weighted-progress.ts';
import { writeCpio } from '#electron/media/unattended/cpio.ts';
import type { CreateDeps } from '../create-deps.ts';
import { answersOf } from './answers.ts';
import type { Carrying } from './carrying.ts';
import { carryOutClone } from './clone-volume.ts';
import { carryOutConvert } from './convert-volume.ts';
import { carryOutCreate } from './create-volume.ts';
import { carryOutDefine } from './define.ts';
import { carryOutDownload } from './download.ts';
import { withAddresses } from './nic-addresses.ts';
import { carryOutOverlay } from './overlay-volume.ts';
import { seedOf } from './seed.ts';
import { carryOutSeed } from './seed-volume.ts';
import { carryOutShare } from './share-volume.ts';
import { carryOutStart } from './start.ts';
import { carryOutUpload } from './upload-volume.ts';
import { weightOf } from './weight.ts';

export interface Carried {
  readonly work: readonly Work[];
  readonly design: GuestDesign;
  readonly guest: GuestRef;
  readonly lists: Carrying['lists'];
}

/** The steps of the job that makes a guest, in the plan's order and words; `end` is called when it is over. */
export function createSteps(
  deps: CreateDeps,
  { work, design, guest, lists }: Carried,
  job: JobContext,
): { steps: UndoableStep[]; end: () => void } {
  const paths: Carrying['paths'] = new Map();
  const atEnd: (() => void)[] = [];
  const document: Carrying['document'] = which => {
    const write = which === 'installer' ? installerDocument : finalDocument;
    return withAddresses(write(design, guest.uuid, Object.fromEntries(paths)), guest.uuid);
  };
  const downloads: Carrying['downloads'] = new Map();
  const answers = () =>
    answersOf({
      setting: design.setting,
      database: deps.media.database,
      xml: document('defined'),
      downloads,
      signal: job.signal,
    });
  const carrying: Carrying = {
    deps,
    guest,
    job,
    lists,
    cache: deps.media.cache,
    shared: deps.sharedVolumes,
    paths,
    downloads,
    atEnd,
    document,
    seed: content =>
      content === 'unattended' ? answers() : seedOf(design.setting, guest.uuid, document('defined')),
    answers: async () => writeCpio((await answers()).files),
  };
  const progress = new WeightedProgress(share => job.progress(share));
  const steps = work.map(piece => {
    const part = progress.part(weightOf(piece));
    const step = carryOut(piece, carrying, part);
    const title = stepOf(piece, design)?.title ?? 'Look for what is there already';
    return {
      ...step,
      title,
      do: async () => {
        await step.do();
        part.share(1);
      },
    };
  });
  return { steps, end: () => atEnd.forEach(act => act()) };
}

function carryOut(work: Work, carrying: Carrying, part: ProgressPart): Omit<UndoableStep, 'title'> {
  switch (work.kind) {
    case 'download':
      return carryOutDownload(work, carrying, part);
    case 'create-volume':
      return carryOutCreate(work, carrying, part);
    case 'upload-volume':
      return carryOutUpload(work, carrying, part);
    case 'share-volume':
      return carryOutShare(work, carrying, part);
    case 'clone-volume':
      return carryOutClone(work, carrying, part);
    case 'convert-volume':
      return carryOutConvert(work, carrying, part);
    case 'overlay-volume':
      return carryOutOverlay(work, carrying, part);
    case 'seed-volume':
      return carryOutSeed(work, carrying, part);
    case 'define':
      return carryOutDefine(work, carrying, part);
    case 'start':
      return carryOutStart(work, carrying, part);
  }
}
