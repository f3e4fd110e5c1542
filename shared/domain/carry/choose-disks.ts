import type { ActionPlan } from '../../contract/action-plan.ts';
import type { CarryAction } from '../../contract/carry.ts';
import type { CarriedDisk } from './facts.ts';

type Clone = Extract<CarryAction, { do: 'clone' }>;
type Problem = ActionPlan['problems'][number];

export type DiskFate = 'copy' | 'layer' | 'share' | 'leave-out';

export interface ChosenDisk {
  readonly disk: CarriedDisk;
  readonly fate: DiskFate;
}

/** Whether a guest may write into it. */
const isWritten = (disk: CarriedDisk) => !disk.readOnly && disk.device !== 'floppy' && !disk.empty;

/** What becomes of each disk in the copy: what is written is the copy's own, media are shared. */
export function chooseDisks(
  disks: readonly CarriedDisk[],
  { how, disks: wishes = {} }: Clone,
): { readonly chosen: readonly ChosenDisk[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const chosen = disks.map((disk): ChosenDisk => {
    const wish = wishes[disk.target] ?? (isWritten(disk) ? 'copy' : 'share');
    return { disk, fate: wish === 'copy' && how === 'linked' && isWritten(disk) ? 'layer' : wish };
  });
  for (const target of Object.keys(wishes))
    if (!disks.some(disk => disk.target === target))
      problems.push({
        field: `disks.${target}`,
        failure: { code: 'INPUT_INVALID', params: { field: 'disks', reason: `There is no disk ${target}.` } },
      });
  for (const { disk, fate } of chosen) {
    const why = refusal(disk, fate);
    if (why)
      problems.push({
        field: `disks.${disk.target}`,
        failure: {
          code: 'UNSUPPORTED',
          params: { host: `The disk ${disk.target}`, reason: why[0], remedy: why[1] },
        },
      });
  }
  return { chosen, problems };
}

/** Why that cannot be, and what to do; undefined when it can. */
function refusal(disk: CarriedDisk, fate: DiskFate): readonly [string, string] | undefined {
  const others = 'Leave this disk out, or share it.';
  if (fate === 'leave-out') return undefined;
  if (fate === 'share') {
    if (!isWritten(disk) || disk.shareable) return undefined;
    return [
      'Two guests that write to one disk destroy its file systems.',
      'Copy it or leave it out; or mark it as shared with others, for a cluster’s file system.',
    ];
  }
  if (disk.path === undefined)
    return ['It is not a file or device that libvirt could copy on this host.', others];
  if (disk.encrypted) return ['It is encrypted, and libvirt does not copy it with its secret.', others];
  // libvirt goes by what it finds in the file, and a guest can write there what names other files of the host.
  if (disk.looksLike !== undefined && disk.looksLike !== disk.format)
    return [`It is used as ${disk.format}, but looks like ${disk.looksLike} from outside.`, others];
  if (disk.device === 'lun')
    return ['It is a SCSI device of the host that is handed through as it is.', others];
  if (fate === 'layer' && disk.usedBy.length > 0)
    return [
      `${disk.usedBy.join(' and ')} can write to it too, and what stands on it would be destroyed.`,
      'Make a full copy, or leave this disk out.',
    ];
  if (disk.shareable)
    return ['It is shared with other guests, which may write to it while it is copied.', others];
  return undefined;
}
