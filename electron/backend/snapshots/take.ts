import { DomainSnapshotCreateFlags as Flag } from 'node-libvirt';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { CreateWork } from '#shared/domain/snapshots/plan-create.ts';
import { whenReachable } from '../connections/when-reachable.ts';
import { whyFailed } from '../block-jobs/room.ts';
import { domainRef } from '../guests/guest-key.ts';
import { toFailure } from '../failures/to-failure.ts';
import type { Acting } from './acting.ts';
import { createDocument } from './documents.ts';
import { nvramCopyOf } from './nvram.ts';
import { readMoment } from './read-records.ts';
import { hasRecord } from './records.ts';
import { unusedFiles } from './unused-files.ts';

const LOOK_EVERY_MS = 500;
const PICTURE_WIDTH = 480;

/** Takes a snapshot: what was made is taken back when it fails. */
export function takeSteps(acting: Acting, work: CreateWork): UndoableStep[] {
  return [...keepNvramSteps(acting, work), takeStep(acting, work)];
}

function keepNvramSteps({ tree, guest, files }: Acting, work: CreateWork): UndoableStep[] {
  const from = tree.facts.guest.nvram;
  const to = nvramCopyOf(guest.uuid, work);
  // Of a guest that was never started there are none yet.
  if (!work.keepNvram || from === undefined || to === undefined) return [];
  return [
    {
      title: 'Keep a copy of the UEFI variables',
      undoesHalf: true,
      do: async () => {
        const bytes = await files.read(from);
        if (bytes) await files.write(to, bytes);
      },
      undo: () => files.remove(to),
    },
  ];
}

function takeStep(acting: Acting, work: CreateWork): UndoableStep {
  const { deps, guest, job, files } = acting;
  const made = [
    ...work.disks.flatMap(({ overlay }) => overlay ?? []),
    ...(work.memoryFile ? [work.memoryFile] : []),
  ];
  return {
    title: `Take the snapshot “${work.name}”`,
    undoesHalf: true,
    do: async () => {
      const picture = await takePicture(acting);
      try {
        await take(acting, work);
      } catch (error) {
        const beside = made[0] ?? work.disks[0]?.path;
        job.signal.throwIfAborted();
        if (beside === undefined || toFailure(error).code !== 'HYPERVISOR_FAILED') throw error;
        const { detail } = toFailure(error);
        throw await whyFailed(acting.tree.live, beside, { name: guest.name }, detail);
      }
      if (picture) await keepPicture(acting, work.name, picture);
    },
    undo: () =>
      whenReachable(deps.connections, guest.connection, async rpc => {
        const dom = domainRef(guest);
        // Of one that was taken only the one who deletes it may take anything away.
        if (await hasRecord(rpc, dom, work.name)) return;
        for (const path of await unusedFiles(rpc, dom, made)) await files.remove(path);
      }),
  };
}

async function take({ tree, guest, job }: Acting, work: CreateWork): Promise<void> {
  const dom = domainRef(guest);
  const active = isActive(guest.state);
  const external = work.kind === 'external';
  const flags =
    (external && !work.memory ? Flag.DISK_ONLY : 0) |
    (external && active ? Flag.ATOMIC : 0) |
    (work.quiesce ? Flag.QUIESCE : 0) |
    (work.halt && active ? Flag.HALT : 0);
  // Memory takes as long as it is large: it holds up nobody else's calls, and can be called off.
  const own = await tree.live.openStreamConnection();
  const abort = () => void tree.live.rpc.call('domainAbortJob', { dom }).catch(() => undefined);
  job.signal.addEventListener('abort', abort, { once: true });
  const look = setInterval(() => {
    if (job.signal.aborted) abort();
    tree.live.rpc.call('domainGetJobInfo', { dom }).then(
      ({ dataTotal, dataProcessed }) => {
        if (dataTotal > 0n) job.progress(Number(dataProcessed) / Number(dataTotal));
      },
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  try {
    await own.call('domainSnapshotCreateXml', { dom, xmlDesc: createDocument(work), flags });
  } finally {
    clearInterval(look);
    job.signal.removeEventListener('abort', abort);
    job.progress(undefined);
    await own.close();
  }
}

/** A snapshot without a picture is worth no less. */
async function takePicture({ deps, guest, job }: Acting): Promise<Uint8Array | undefined> {
  if (!isActive(guest.state)) return undefined;
  try {
    return await deps.thumbnails.take(guest, PICTURE_WIDTH, job.signal);
  } catch {
    return undefined;
  }
}

async function keepPicture({ deps, guest, tree }: Acting, name: string, png: Uint8Array): Promise<void> {
  const moment = await readMoment(await tree.live.work(), domainRef(guest), name);
  if (moment) await deps.pictures.keep(guest, moment, png);
}
