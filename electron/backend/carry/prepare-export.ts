import { basename } from 'node:path';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { chooseDisks } from '#shared/domain/carry/choose-disks.ts';
import { isTaken, ovfOfGuest } from '#shared/domain/carry/ovf-of-guest.ts';
import { DOCUMENT, MANIFEST } from '#shared/domain/carry/folder-manifest.ts';
import { folderLost } from '#shared/domain/carry/folder-lost.ts';
import { stamped } from '../plans/stamp.ts';
import { hasToBeBrought } from './brought.ts';
import { lookAtPlace } from './export-place.ts';
import { exportJob } from './export-job.ts';
import type { CarryDeps, Prepared } from './prepared.ts';
import { type Carried, readCarried } from './read-carried.ts';
import { notOff } from './refusals.ts';

type Export = Extract<CarryAction, { do: 'export' }>;

/** What a disk's own tables add to its content. */
const TABLES = 1.01;

/** Plans a guest as one archive for other hypervisors, or as a plain folder to be brought back. */
export async function prepareExport(deps: CarryDeps, guest: Guest, action: Export): Promise<Prepared> {
  const carried = await readCarried(deps, guest);
  const disks = carried.disks.filter(isTaken);
  const place = await lookAtPlace(action, await roomFor(carried, action.as));
  const name = basename(action.to).replace(/\.ova$/i, '');
  const ovf = ovfOfGuest(carried.view, carried.disks, safeFileName(name));
  const copied = { do: 'clone', name: guest.name, how: 'full', start: false } as const;
  const lost = action.as === 'ova' ? ovf.lost : folderLost(carried);
  const plan = stamped(
    {
      title: `Export ${guest.name} to ${action.to}`,
      steps: [
        ...disks.map(({ target }) => `${action.as === 'ova' ? 'Pack' : 'Copy'} the disk ${target}`),
        action.as === 'ova' ? 'Write the description and the checksums' : `Write ${DOCUMENT} and ${MANIFEST}`,
        ...(place.replaces ? ['Put it in the place of what is there'] : []),
      ],
      files: [
        {
          path: action.to,
          becomes: place.replaces ? 'changed' : 'made',
          ...(place.replaces && { lost: true }),
        },
        ...disks.map(disk => ({
          path: disk.path ?? '',
          becomes: 'kept' as const,
          size: disk.allocation,
          note: `The disk ${disk.target}; it is only read`,
        })),
      ],
      lost: place.replaces ? [`What ${action.to} holds now.`] : [],
      warnings: lost.map(text => ({
        text: `Not carried over: ${text}`,
        why: action.as === 'ova' ? 'An appliance has no place for it.' : 'It is no part of the folder.',
      })),
      problems: [
        ...notOff(guest),
        ...unsupported(carried, action),
        ...chooseDisks(disks, copied).problems,
        ...place.problems,
      ],
      space: place.space,
      takesEffect: 'now',
    },
    { xml: carried.xml, action },
  );
  return {
    plan,
    start: () => exportJob(deps, { carried, action, disks, ovf, lost, name: safeFileName(name) }, plan.title),
  };
}

/** In an archive each disk lies beside it too while it is taken in; one that is brought lies there as it is. */
async function roomFor({ disks, live }: Carried, as: Export['as']): Promise<number> {
  let all = 0;
  let beside = 0;
  for (const disk of disks.filter(isTaken)) {
    const size = Math.ceil(Math.min(disk.allocation, disk.capacity) * TABLES);
    all += size;
    const brought = (await hasToBeBrought(live, disk)) ? size : 0;
    beside = Math.max(beside, brought + (as === 'ova' ? size : 0));
  }
  return all + beside;
}

/** Of other processors and containers no other hypervisor could make anything. */
function unsupported({ view, guest }: Carried, { as }: Export): ActionPlan['problems'] {
  const full = view.os.type === 'hvm';
  const pc = view.os.arch === 'x86_64' || view.os.arch === 'i686';
  if (full && (as === 'folder' || pc)) return [];
  const reason = full
    ? `Appliances are for PCs; its processor is ${view.os.arch ?? 'another one'}.`
    : 'Only guests with a machine of their own can be exported; this one shares its host’s kernel.';
  const remedy = full ? 'Export it as a folder.' : 'Copy its files instead.';
  return [{ field: 'as', failure: { code: 'UNSUPPORTED', params: { host: guest.name, reason, remedy } } }];
}

/** For names of files within an archive, whose header has room for 100 bytes: others are made of what is left. */
function safeFileName(name: string): string {
  return (
    name
      .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(0, 60) || 'guest'
  );
}
