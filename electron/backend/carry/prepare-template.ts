import type { ActionPlan } from '#shared/contract/action-plan.ts';
import type { CarryAction } from '#shared/contract/carry.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { chooseDisks } from '#shared/domain/carry/choose-disks.ts';
import type { CarriedDisk } from '#shared/domain/carry/facts.ts';
import { identityHint } from '#shared/domain/carry/identity-hint.ts';
import { templateAnswers } from '#shared/domain/carry/template-answers.ts';
import { runSteps } from '#electron/jobs/undo.ts';
import { stamped } from '../plans/stamp.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import type { CarryNote } from './carry-note.ts';
import { copyDisk } from './copy-disk.ts';
import { type Place, Places } from './places.ts';
import type { CarryDeps, Prepared } from './prepared.ts';
import { Reach } from '../storage/reach.ts';
import { type Carried, readCarried } from './read-carried.ts';
import { notOff } from './refusals.ts';
import { whileOff } from './while-off.ts';

type Template = Extract<CarryAction, { do: 'template' }>;
type Problem = ActionPlan['problems'][number];

/** Plans a template that makes guests like this one, with or without an image of its system disk. */
export async function prepareTemplate(deps: CarryDeps, guest: Guest, action: Template): Promise<Prepared> {
  const carried = await readCarried(deps, guest);
  const places = new Places(carried.live, carried.pools);
  const disk = action.withDisk ? systemDisk(carried) : undefined;
  const at = disk && (await placeImage(disk, action, places));
  const space = await places.space();
  const { templates } = await deps.templates.list();
  const problems: Problem[] = [
    ...(templates.some(({ name }) => name === action.name)
      ? [{ field: 'name', failure: { code: 'NAME_TAKEN' as const, params: { name: action.name } } }]
      : []),
    ...(action.withDisk ? [...notOff(guest), ...diskProblems(carried, disk, action)] : []),
    ...places.problems,
  ];
  const hint = disk && identityHint(carried.view.metadata.os, 'new-guest');
  const plan = stamped(
    {
      title: `Make the template “${action.name}” from ${guest.name}`,
      steps: [
        ...(disk && at ? [`Copy the disk ${disk.target} to ${at.path}`] : []),
        `Save the template “${action.name}”`,
      ],
      files: disk && at ? imageFiles(disk, at) : [],
      lost: [],
      warnings: [
        ...(hint
          ? [
              {
                ...hint,
                text: 'Every guest made from it begins with the same host name, machine id and host keys.',
              },
            ]
          : []),
        ...(carried.view.devices.hostdevs.length > 0
          ? [
              {
                text: 'Devices of the host are not part of a template.',
                why: 'One guest alone can have them.',
              },
            ]
          : []),
      ],
      problems,
      space,
      takesEffect: 'now',
    },
    { xml: carried.xml, action },
  );
  return {
    plan,
    start: () => startTemplate(deps, carried, action, plan.title, disk && at ? { disk, at } : undefined),
  };
}

function systemDisk({ disks }: Carried): CarriedDisk | undefined {
  return disks.find(disk => disk.device === 'disk' && !disk.readOnly);
}

function diskProblems({ guest }: Carried, disk: CarriedDisk | undefined, { name }: Template): Problem[] {
  if (!disk)
    return [
      {
        field: 'withDisk',
        failure: {
          code: 'UNSUPPORTED',
          params: {
            host: guest.name,
            reason: 'It has no disk that it writes to.',
            remedy: 'Make the template without a disk.',
          },
        },
      },
    ];
  const copied = { do: 'clone', name, how: 'full', start: false } as const;
  return chooseDisks([disk], copied).problems.map(problem => ({ ...problem, field: 'withDisk' }));
}

function placeImage(disk: CarriedDisk, { name, pool }: Template, places: Places): Promise<Place | undefined> {
  const suffix = disk.format === 'raw' ? '.img' : '.qcow2';
  const asked = { name: `template-${name}`, suffix, needed: Math.min(disk.allocation, disk.capacity) };
  return places.next({ wanted: pool, rather: disk.pool, files: true }, asked);
}

function imageFiles(disk: CarriedDisk, at: Place): ActionPlan['files'] {
  const size = Math.min(disk.allocation, disk.capacity);
  return [
    { path: at.path, becomes: 'made', size, note: 'What new guests stand on; it is only read' },
    { path: disk.path ?? '', becomes: 'kept', size: disk.allocation, note: `The disk ${disk.target}` },
  ];
}

function startTemplate(
  deps: CarryDeps,
  carried: Carried,
  { name, description }: Template,
  title: string,
  image: { readonly disk: CarriedDisk; readonly at: Place } | undefined,
): { job: string } {
  const { guest, live } = carried;
  const about: CarryNote = { do: 'template', volumes: image ? [image.at] : [], files: [] };
  const { id } = deps.jobs.start(
    { title, connection: guest.connection, guest, cancellable: true },
    async job => {
      const save = async (path: string | undefined) => {
        const answers = templateAnswers({ ...carried, autostart: guest.autostart, image: path });
        const saved = {
          template: 1 as const,
          name,
          answers,
          ...(description !== undefined && { description }),
        };
        await deps.templates.save(saved, false);
      };
      if (!image) return save(undefined);
      const { disk, at } = image;
      const volume = new VolumeInTheMaking({ connections: deps.connections, connection: live.id, ...at });
      const reach = new Reach(deps.connections, live.id);
      // A raw disk stays raw: what it is converted to would be told by its first bytes.
      const format = disk.format === 'raw' ? 'raw' : 'qcow2';
      const copy = async (signal: AbortSignal) => {
        if (disk.pool === undefined) await reach.poolOf(disk.path ?? '');
        const holdsSnapshots = carried.internalSnapshots > 0;
        const wanted = { disk, pool: at.pool, format, holdsSnapshots } as const;
        await copyDisk(live, volume, wanted, { signal, share: share => job.progress(share) });
      };
      const steps = [
        {
          title: `Copy the disk ${disk.target}`,
          undoesHalf: true,
          do: () => whileOff(deps, guest, job.signal, copy),
          undo: () => volume.discard(),
        },
        {
          title: `Save the template “${name}”`,
          do: async () => save(await volume.path()),
          undo: async () => undefined,
        },
      ];
      const dangerous = { kind: 'carry', guest, name: guest.name, title, about };
      try {
        await deps.journal.during(dangerous, () => runSteps(steps, job));
      } finally {
        await reach.end().catch(error => job.log(deps.toFailure(error).detail ?? 'A passing pool is left'));
      }
    },
  );
  return { job: id };
}
