import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backupXml, checkpointXml } from '#shared/domain/disks/backup-documents.ts';
import type { BackupWork } from '#shared/domain/disks/plan/work.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { qemuImg } from '#electron/media/disk-image/qemu-img.ts';
import { freeze, thaw } from '../../agent/agent.ts';
import { runBackupJob } from '../../block-jobs/run-backup-job.ts';
import { fail } from '../../failures/fail.ts';
import { DISKS } from '../unfinished/about.ts';
import type { Carried } from './carried.ts';
import { copyForBackup } from './back-up-off.ts';
import { writeManifest } from './write-manifest.ts';

/** Disks of a guest as images in a folder of their own, with what is needed to know them again. */
export async function backUp(work: BackupWork, carried: Carried): Promise<void> {
  const { deps, guest, job, title } = carried;
  const { folder } = work;
  const about = {
    do: 'backup',
    folder,
    checkpoint: work.checkpoint?.name,
    running: work.running,
    quiesce: work.quiesce,
  };
  await deps.journal.during({ kind: DISKS, guest, name: guest.name, title, about }, () =>
    runSteps(
      [
        {
          title: `Make the folder ${folder}`,
          // QEMU's own user has to get to the files; those are its own or this user's alone.
          do: () => mkdir(folder, { mode: 0o711 }),
          undo: () => rm(folder, { recursive: true, force: true }),
        },
        ...(work.running
          ? [makeImages(work, carried), copyNow(work, carried)]
          : [copyForBackup(work, carried)]),
        {
          title: 'Write down what is what',
          do: () => writeManifest(work, carried),
          undo: async () => undefined,
        },
      ],
      job,
    ),
  );
}

/** Made by us, so that they stay ours: what libvirt makes belongs to root. */
function makeImages({ folder, disks }: BackupWork, { job }: Carried): UndoableStep {
  return {
    title: 'Make the images',
    do: async () => {
      for (const { file, capacity, on } of disks) {
        const stands = on === undefined ? [] : ['-b', on, '-F', 'qcow2'];
        const args = ['create', '-q', '-f', 'qcow2', ...stands, join(folder, file), String(capacity)];
        const { exitCode, said } = await qemuImg(args, { signal: job.signal });
        if (exitCode !== 0) throw fail('HYPERVISOR_FAILED', { path: join(folder, file) }, said);
      }
    },
    undo: async () => undefined,
  };
}

function copyNow(work: BackupWork, carried: Carried): UndoableStep {
  const { deps, live, guest, dom, rpc, job } = carried;
  const { disks, folder, quiesce, checkpoint } = work;
  const checkpointDocument = checkpointXml(work);
  const run = (begun?: () => void) =>
    runBackupJob({
      live,
      guest,
      backupXml: backupXml(work),
      ...(checkpointDocument !== undefined && { checkpointXml: checkpointDocument }),
      reuse: true,
      writes: join(folder, disks[0]?.file ?? ''),
      signal: job.signal,
      progress: share => job.progress(share),
      ...(begun && { begun }),
    });
  return {
    title: `Copy ${disks.map(({ target }) => target).join(', ')}`,
    undoesHalf: true,
    do: async () => {
      if (!quiesce) return await run();
      job.log(`The guest holds ${await freeze(deps, guest)} file systems still`);
      const thawed = onceDone(async () => void (await thaw(deps, guest)));
      try {
        await run(() => void thawed().catch(() => undefined));
      } finally {
        // Before it had begun, or when the first try found no answer.
        await thawed();
      }
    },
    undo: async () => {
      if (!checkpoint) return;
      const { checkpoints } = await rpc.call('domainListAllCheckpoints', { dom, needResults: 1, flags: 0 });
      const made = checkpoints.find(({ name }) => name === checkpoint.name);
      if (made) await rpc.call('domainCheckpointDelete', { checkpoint: made, flags: 0 });
    },
  };
}

/** Runs it at the first call; tries again only where it failed. */
function onceDone(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return async () => {
    const before = done;
    if (
      before &&
      (await before.then(
        () => true,
        () => false,
      ))
    )
      return;
    done = act();
    await done;
  };
}
