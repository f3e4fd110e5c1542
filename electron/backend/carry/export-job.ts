import type { CarryNote } from './carry-note.ts';
import { type ExportWork, passingCopy } from './exporting.ts';
import { exportFolder } from './export-folder.ts';
import { exportOva } from './export-ova.ts';
import { partialOf } from './export-place.ts';
import { putInPlace } from './put-in-place.ts';
import type { CarryDeps } from './prepared.ts';
import { Reach } from '../storage/reach.ts';
import { whileOff } from './while-off.ts';

/** Writes it beside where it goes, and puts it there when it is whole: half of one is never found. */
export function exportJob(deps: CarryDeps, work: ExportWork, title: string): { job: string } {
  const { carried, action, disks } = work;
  const { guest } = carried;
  const partial = partialOf(action.to);
  const scratch = `${partial}-disk`;
  const about: CarryNote = {
    do: 'export',
    volumes: disks.flatMap(disk => (disk.below.length > 0 ? [{ ...passingCopy(disk), path: '' }] : [])),
    files: [partial, scratch, `${scratch}.vmdk`],
  };
  const { id } = deps.jobs.start(
    { title, connection: guest.connection, guest, cancellable: true },
    async job => {
      const reach = new Reach(deps.connections, guest.connection);
      const write = action.as === 'ova' ? exportOva : exportFolder;
      try {
        await deps.journal.during({ kind: 'carry', guest, name: guest.name, title, about }, async () => {
          await whileOff(deps, guest, job.signal, signal =>
            write({ deps, work, reach, job: { ...job, signal }, partial, scratch }),
          );
          await putInPlace(partial, action.to, action.replace);
        });
      } finally {
        await reach.end().catch(error => job.log(deps.toFailure(error).detail ?? 'A passing pool is left'));
      }
    },
  );
  return { job: id };
}
