import { randomUUID } from 'node:crypto';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { qemuImg } from '#electron/media/disk-image/qemu-img.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { cloneDocument, type NewDisk } from '#shared/domain/carry/clone-document.ts';
import type { ExportWork } from '#shared/domain/snapshots/plan-export.ts';
import { whyFailed } from '../block-jobs/room.ts';
import { defineStep } from '../carry/define-steps.ts';
import { withAddresses } from '../create/run/nic-addresses.ts';
import { fail } from '../failures/fail.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import type { Acting } from './acting.ts';
import { revertedDocument } from './documents.ts';

/** Makes a guest of a snapshot's disks; what was made is taken back when it fails. */
export function exportSteps(acting: Acting, work: ExportWork, made: GuestRef): UndoableStep[] {
  const paths = new Map<string, NewDisk>();
  return [
    ...work.disks.map(disk => copyStep(acting, work, disk, paths)),
    defineStep(acting.deps, made, () => exportedDocument(acting, work, made, paths)),
  ];
}

function copyStep(
  { deps, guest, tree, job }: Acting,
  { pool, snapshot }: ExportWork,
  { target, from, inside, capacity, format, volume: name }: ExportWork['disks'][number],
  paths: Map<string, NewDisk>,
): UndoableStep {
  const volume = new VolumeInTheMaking({
    connections: deps.connections,
    connection: guest.connection,
    pool,
    name,
  });
  const share = (done: number) => job.progress(done);
  const convert = async (to: string) => {
    const args = [
      'convert',
      '-p',
      '-U',
      '-f',
      'qcow2',
      '-l',
      `snapshot.name=${snapshot.replaceAll(',', ',,')}`,
      '-O',
      format,
      from,
      to,
    ];
    const { exitCode, said } = await qemuImg(args, { signal: job.signal, progress: share });
    if (exitCode !== 0) throw await whyFailed(tree.live, to, { name: guest.name }, said);
  };
  return {
    title: `Copy ${target} as it was then`,
    undoesHalf: true,
    do: async () => {
      if (inside) await volume.place(convert, job.signal);
      else await volume.clone(from, { format, capacity }, share);
      paths.set(target, { path: await volume.path(), block: false, format });
    },
    undo: () => volume.discard(),
  };
}

/** The guest as it was then, with a name, ids, addresses and disks of its own. */
function exportedDocument(
  { tree }: Acting,
  { name, snapshot, disks }: ExportWork,
  made: GuestRef,
  paths: ReadonlyMap<string, NewDisk>,
): string {
  const record = tree.records.find(({ ref }) => ref.name === snapshot);
  if (!record) throw fail('NOT_FOUND', { name: snapshot });
  const then = revertedDocument(record.xml, tree.nextXml, new Map());
  const identity = { name, uuid: made.uuid, generation: randomUUID() };
  const known = new Map(disks.map(({ target }) => [target, paths.get(target) ?? ('as-it-is' as const)]));
  return withAddresses(cloneDocument(then, identity, { disks: known }), made.uuid);
}
