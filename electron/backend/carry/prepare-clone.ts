import { randomUUID } from 'node:crypto';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { Guest, GuestRef } from '#shared/contract/guests.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { chooseDisks, type ChosenDisk } from '#shared/domain/carry/choose-disks.ts';
import { cloneWarnings } from '#shared/domain/carry/clone-words.ts';
import { readClaims } from '#shared/domain/guests/claims.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { networkProblems } from '../networks/needed.ts';
import { stamped } from '../plans/stamp.ts';
import { cloneJob } from './clone-job.ts';
import type { CloneWork, DiskWork } from './clone-work.ts';
import { Places } from './places.ts';
import type { CarryDeps, Prepared } from './prepared.ts';
import { type Carried, readCarried } from './read-carried.ts';
import { nameTaken, notOff } from './refusals.ts';

type Clone = Extract<CarryAction, { do: 'clone' }>;
type Problem = ActionPlan['problems'][number];

/** What an empty layer takes. */
const LAYER = 512 * 1024;

/** Plans another guest like this one; `linked` freezes the disks of both below thin layers of their own. */
export async function prepareClone(deps: CarryDeps, guest: Guest, action: Clone): Promise<Prepared> {
  const carried = await readCarried(deps, guest);
  const { chosen, problems: diskProblems } = chooseDisks(carried.disks, action);
  const places = new Places(carried.live, carried.pools);
  const disks: DiskWork[] = [];
  for (const each of chosen) {
    const work = await placeDisk(each, carried, action, places);
    if (work) disks.push(work);
  }
  const space = await places.space();
  const problems: Problem[] = [
    ...(await nameTaken(carried.live, action.name)),
    ...notOff(guest),
    ...diskProblems,
    ...linkedProblems(carried, chosen),
    ...places.problems,
    ...(action.start
      ? await networkProblems(carried.live, 'start', readClaims(parseDocument(carried.xml).root).networks)
      : []),
  ];
  const plan = stamped(
    {
      title: `Duplicate ${guest.name} as ${action.name}`,
      steps: stepsOf(carried, action, disks),
      files: filesOf(carried, chosen, disks),
      lost: [],
      warnings: cloneWarnings({ ...carried, name: guest.name }, action.name, chosen),
      problems,
      space,
      takesEffect: 'now',
    },
    {
      xml: carried.xml,
      action,
      disks: chosen.map(({ fate, disk: { target, path } }) => [fate, target, path]),
    },
  );
  return {
    plan,
    start: () => {
      const made: GuestRef = { connection: guest.connection, uuid: uuidSchema.parse(randomUUID()) };
      const left = chosen.flatMap(({ disk, fate }) => (fate === 'leave-out' ? [disk.target] : []));
      const work: CloneWork = { carried, made, name: action.name, disks, leftOut: left, start: action.start };
      return cloneJob(deps, plan.title, work);
    },
  };
}

async function placeDisk(
  { disk, fate }: ChosenDisk,
  { guest }: Carried,
  { name, pool: wanted }: Clone,
  places: Places,
): Promise<DiskWork | undefined> {
  if (fate !== 'copy' && fate !== 'layer') return undefined;
  const rather = disk.pool;
  const suffix = `-${disk.target}`;
  if (fate === 'copy') {
    const format = disk.format === 'raw' ? 'raw' : 'qcow2';
    const needed = Math.min(disk.allocation, disk.capacity || disk.allocation);
    const asked = { name: `${name}${suffix}`, suffix: format === 'raw' ? '.img' : '.qcow2', needed };
    const at = await places.next({ wanted, rather, files: false }, asked);
    return at && { kind: 'copy', disk, at, format: at.files ? format : 'raw' };
  }
  const layer = { suffix: '.qcow2', needed: LAYER };
  const at = await places.next({ wanted, rather, files: true }, { ...layer, name: `${name}${suffix}` });
  // The original's own goes where its disk is; in a pool of devices there are no layers.
  const own = await places.next({ rather, files: true }, { ...layer, name: `${guest.name}${suffix}` });
  return at && own && { kind: 'layer', disk, at, own };
}

/** Snapshots inside a file could not be returned to any more without writing to it. */
function linkedProblems({ internalSnapshots, guest }: Carried, chosen: readonly ChosenDisk[]): Problem[] {
  if (internalSnapshots === 0 || !chosen.some(({ fate }) => fate === 'layer')) return [];
  return [
    {
      field: 'how',
      failure: {
        code: 'UNSUPPORTED',
        params: {
          host: guest.name,
          reason:
            'It has snapshots inside its disks’ files. To return to one writes to a file that both would stand on.',
          remedy: 'Make a full copy, or delete those snapshots first.',
        },
      },
    },
  ];
}

function stepsOf({ guest, view }: Carried, { name, start }: Clone, disks: readonly DiskWork[]): string[] {
  const layered = disks.some(({ kind }) => kind === 'layer');
  return [
    ...disks.map(({ kind, disk, at }) =>
      kind === 'copy'
        ? `Copy the disk ${disk.target} to ${at.path}`
        : `Make ${at.path}, a layer on ${disk.path}`,
    ),
    ...(view.os.nvram === undefined ? [] : ['Copy the UEFI variables']),
    ...(layered ? [`Have ${guest.name} go on in layers of its own`] : []),
    `Define ${name}, with its own identity and network addresses`,
    ...(start ? [`Start ${name}`] : []),
  ];
}

function filesOf(
  { guest, view }: Carried,
  chosen: readonly ChosenDisk[],
  disks: readonly DiskWork[],
): ActionPlan['files'] {
  const nvram = view.os.nvram;
  return [
    ...disks.flatMap((work): ActionPlan['files'] => {
      const { disk, at } = work;
      const size = disk.allocation;
      if (work.kind === 'copy')
        return [
          {
            path: at.path,
            becomes: 'made',
            size: Math.min(size, disk.capacity),
            note: `Copy of ${disk.path}`,
          },
          { path: disk.path ?? '', becomes: 'kept', size, note: `The disk ${disk.target} of ${guest.name}` },
        ];
      return [
        { path: at.path, becomes: 'made', size: LAYER, note: `Layer on ${disk.path}` },
        { path: work.own.path, becomes: 'made', size: LAYER, note: `Layer of ${guest.name} on ${disk.path}` },
        {
          path: disk.path ?? '',
          becomes: 'kept',
          size,
          note: 'Only read from now on; both guests stand on it',
        },
      ];
    }),
    ...(nvram === undefined
      ? []
      : [{ path: nvram, becomes: 'kept' as const, note: 'UEFI variables, copied' }]),
    ...chosen.flatMap(({ disk, fate }) =>
      fate === 'share' && disk.path !== undefined
        ? [{ path: disk.path, becomes: 'kept' as const, note: 'Shared by both guests' }]
        : [],
    ),
  ];
}
