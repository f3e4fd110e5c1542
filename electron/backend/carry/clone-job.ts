import { randomUUID } from 'node:crypto';
import { cloneDocument, type NewDisk } from '#shared/domain/carry/clone-document.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { WeightedProgress } from '#electron/jobs/weighted-progress.ts';
import { withAddresses } from '../create/run/nic-addresses.ts';
import type { CarryNote } from './carry-note.ts';
import { copyDisk } from './copy-disk.ts';
import type { CloneWork } from './clone-work.ts';
import { defineStep, startMade } from './define-steps.ts';
import { layerSteps } from './layer-steps.ts';
import { copyNvram } from './nvram.ts';
import type { CarryDeps } from './prepared.ts';
import { Reach } from '../storage/reach.ts';
import { whileOff } from './while-off.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';

/** What no bytes are moved for takes about as long as copying so many. */
const LITTLE = 8 * 1024 * 1024;

/** Makes the copy; whatever fails, what was made is taken back, and the original is as it was. */
export function cloneJob(deps: CarryDeps, title: string, work: CloneWork): { job: string } {
  const { carried, made } = work;
  const { guest } = carried;
  const about: CarryNote = {
    do: 'clone',
    made,
    volumes: work.disks.flatMap(disk => (disk.kind === 'copy' ? [disk.at] : [disk.at, disk.own])),
    files: [],
  };
  const spec = { title, connection: guest.connection, guest: made, cancellable: true };
  const { id } = deps.jobs.start(spec, async job => {
    const dangerous = { kind: 'carry', guest, name: guest.name, title, about };
    await deps.journal.during(dangerous, () =>
      whileOff(deps, guest, job.signal, (signal, stillOff) =>
        carryOut(deps, work, { ...job, signal }, stillOff),
      ),
    );
    if (work.start) await startMade(deps, made);
    await deps.guests.refresh(made).catch(error => job.log(deps.toFailure(error).detail ?? 'Not read yet'));
  });
  return { job: id };
}

async function carryOut(
  deps: CarryDeps,
  work: CloneWork,
  job: JobContext,
  stillOff: () => Promise<void>,
): Promise<void> {
  const { carried, made, name } = work;
  const { guest, live, view } = carried;
  const reach = new Reach(deps.connections, guest.connection);
  const progress = new WeightedProgress(share => job.progress(share));
  const disks = new Map<string, NewDisk>(work.leftOut.map(target => [target, 'left-out']));
  let nvram: string | undefined;
  const copies = work.disks.flatMap((each): UndoableStep[] => {
    if (each.kind === 'layer') return [];
    const { disk, at, format } = each;
    const part = progress.part(disk.allocation + LITTLE);
    const { connections } = deps;
    const volume = new VolumeInTheMaking({ connections, connection: live.id, ...at });
    return [
      {
        title: `Copy the disk ${disk.target}`,
        undoesHalf: true,
        do: async () => {
          if (disk.pool === undefined) await reach.poolOf(disk.path ?? '');
          await copyDisk(
            live,
            volume,
            { disk, pool: at.pool, format, holdsSnapshots: carried.internalSnapshots > 0 },
            { signal: job.signal, share: part.share },
          );
          disks.set(disk.target, { path: await volume.path(), block: !at.files, format });
          part.share(1);
        },
        undo: () => volume.discard(),
      },
    ];
  });
  const steps: UndoableStep[] = [
    ...copies,
    ...(view.os.nvram === undefined
      ? []
      : [
          copyNvram({
            connections: deps.connections,
            live,
            reach,
            from: view.os.nvram,
            format: view.os.nvramFormat ?? 'raw',
            name,
            made: path => {
              nvram = path;
            },
          }),
        ]),
    ...layerSteps(deps, carried, work.disks, disks),
    defineStep(deps, made, () => {
      const identity = { name, uuid: made.uuid, generation: randomUUID() };
      return withAddresses(cloneDocument(carried.xml, identity, { disks, nvram }), made.uuid);
    }),
    {
      title: `See that ${guest.name} was off all the while`,
      do: stillOff,
      undo: async () => undefined,
    },
  ];
  try {
    await runSteps(steps, job);
  } finally {
    await reach.end().catch(error => job.log(deps.toFailure(error).detail ?? 'A passing pool is left'));
  }
}
