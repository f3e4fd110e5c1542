import type { CreatePlan } from '../../contract/create/plan.ts';
import { formatBytes } from '../units.ts';
import type { GuestDesign } from './document.ts';
import type { Bytes, Work } from './work.ts';

type PlanStep = CreatePlan['steps'][number];

/** What is going to be done, in words, each with how it is undone; `backend/create` carries it out in this order. */
export function planSteps(work: readonly Work[], design: GuestDesign): PlanStep[] {
  return work.flatMap(step => stepOf(step, design) ?? []);
}

/** One piece of work in words; undefined for what there is nothing to do about. */
export function stepOf(work: Work, { setting: { request } }: GuestDesign): PlanStep | undefined {
  switch (work.kind) {
    case 'download':
      return {
        title: `Download ${shownAddress(work.url)}${work.size === undefined ? '' : `, ${formatBytes(work.size)}`}`,
        touches: shownAddress(work.url),
        undo: 'Nothing: what has come stays in the cache',
      };
    case 'create-volume':
      return {
        title: `Create the disk ${work.name}, ${formatBytes(work.capacity)}, in ${work.pool}`,
        touches: work.path,
        undo: 'Delete the disk',
      };
    case 'upload-volume':
      return volumeStep('Copy', 'Delete the copy', work.from, work);
    case 'convert-volume':
      return volumeStep('Convert', 'Delete the copy', work.from, work);
    case 'clone-volume':
      return {
        title: `Copy ${work.from} to ${work.name} in ${work.pool}`,
        touches: work.path,
        undo: 'Delete the copy',
      };
    case 'share-volume':
      return work.present
        ? undefined
        : volumeStep('Copy', 'Delete it, unless another guest uses it by then', work.from, work);
    case 'overlay-volume':
      return {
        title: `Create the disk ${work.name} as a layer in ${work.pool}`,
        touches: work.path,
        undo: 'Delete the disk',
      };
    case 'seed-volume':
      return {
        title:
          work.content === 'cloud-init'
            ? `Write what cloud-init reads to ${work.name} in ${work.pool}`
            : `Write the installer’s answers to ${work.name} in ${work.pool}`,
        touches: work.path,
        undo: 'Delete it',
      };
    case 'define':
      return {
        title: `Define the guest ${request.name}${work.autostart ? ', started with the host' : ''}`,
        undo: 'Undefine it',
      };
    case 'start':
      return {
        title:
          work.document === 'installer' ? `Start the installer in ${request.name}` : `Start ${request.name}`,
        undo: 'Force it off',
      };
  }
}

/** Without the name and the password that an address may begin with: a step is kept in the job's log. */
function shownAddress(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function volumeStep(
  verb: string,
  undo: string,
  from: Bytes,
  { name, pool, path }: { readonly name: string; readonly pool: string; readonly path: string },
): PlanStep {
  const what = from.kind === 'download' ? 'the download' : (from.member ?? from.path);
  return { title: `${verb} ${what} to ${name} in ${pool}`, touches: path, undo };
}
