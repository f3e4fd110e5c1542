import { DomainSnapshotRevertFlags as Flag, DomainXMLFlags, LibvirtError } from 'node-libvirt';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { RevertWork } from '#shared/domain/snapshots/plan-revert.ts';
import { whenReachable } from '../connections/when-reachable.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { Acting } from './acting.ts';
import { type NewSource, revertedDocument } from './documents.ts';
import { nvramCopyOf } from './nvram.ts';
import { currentSnapshot, readRecords } from './read-records.ts';
import { writeRecord } from './records.ts';
import { restoreMemory } from './restore.ts';
import { takeSteps } from './take.ts';
import { unusedFiles } from './unused-files.ts';

/** Returns a guest to a snapshot. Nothing that is frozen is written; whatever fails, the guest has its disks back. */
export function revertSteps(acting: Acting, work: RevertWork): UndoableStep[] {
  const keep = work.keep ? [...takeSteps(acting, work.keep), ...goOnSteps(acting, work)] : [];
  return work.kind === 'internal'
    ? [...keep, ...stopFirst(acting, work), ...nvramSteps(acting, work), revertInternal(acting, work)]
    : [
        ...keep,
        ...work.overlays.map(overlay => layerStep(acting, overlay)),
        stopStep(acting),
        defineStep(acting, work),
        ...nvramSteps(acting, work),
        ...goStep(acting, work),
        currentStep(acting, work),
        ...leaveSteps(acting, work),
      ];
}

/** Halted with its memory kept, the guest can still go on as it was, when what follows fails. */
function goOnSteps({ tree, guest }: Acting, { keep }: RevertWork): UndoableStep[] {
  if (!keep?.halt || keep.memoryFile === undefined) return [];
  const { memoryFile, disks } = keep;
  const now = new Map(
    disks.flatMap(({ target, overlay }): [string, NewSource][] =>
      overlay === undefined ? [] : [[target, { path: overlay, format: 'qcow2' }]],
    ),
  );
  return [
    {
      title: 'Leave the guest stopped',
      do: async () => undefined,
      undo: () =>
        restoreMemory(tree.live, {
          memoryFile,
          name: guest.name,
          disks: now,
          paused: guest.state === 'paused',
        }),
    },
  ];
}

function layerStep(
  { files }: Acting,
  { path, on, format, capacity }: RevertWork['overlays'][number],
): UndoableStep {
  return {
    title: `Make ${path}`,
    do: () => files.makeLayer(path, { path: on, format }, capacity),
    undo: () => files.remove(path),
  };
}

function stopStep({ tree, guest }: Acting): UndoableStep {
  return {
    title: 'Stop the guest',
    do: async () => {
      const rpc = await tree.live.work();
      const dom = domainRef(guest);
      if ((await rpc.call('domainIsActive', { dom })).active !== 0)
        await rpc.call('domainDestroyFlags', { dom, flags: 0 });
    },
    // What its programs held is gone, as the plan said; its disks are as they were.
    undo: async () => undefined,
  };
}

/** libvirt would do it by itself, but not before the UEFI variables are put back. */
function stopFirst(acting: Acting, { restoreNvram }: RevertWork): UndoableStep[] {
  return restoreNvram && isActive(acting.guest.state) ? [stopStep(acting)] : [];
}

function defineStep({ deps, tree, guest }: Acting, { snapshot, overlays }: RevertWork): UndoableStep {
  const dom = domainRef(guest);
  const flags = DomainXMLFlags.INACTIVE | DomainXMLFlags.SECURE;
  let before: string | undefined;
  return {
    title: 'Put the settings back to what they were, on the new layers',
    undoesHalf: true,
    do: async () => {
      const rpc = await tree.live.work();
      const record = tree.records.find(({ ref }) => ref.name === snapshot);
      if (!record) throw fail('NOT_FOUND', { name: snapshot });
      before = (await rpc.call('domainGetXmlDesc', { dom, flags })).xml;
      const disks = new Map(overlays.map(({ target, path }) => [target, { path, format: 'qcow2' }]));
      const xml = revertedDocument(record.xml, before, disks);
      // It was taken by libvirt once: only its disks are others.
      await rpc.call('domainDefineXmlFlags', { xml, flags: 0 });
    },
    undo: () =>
      whenReachable(deps.connections, guest.connection, async rpc => {
        if (before !== undefined) await rpc.call('domainDefineXmlFlags', { xml: before, flags: 0 });
      }),
  };
}

function nvramSteps({ tree, guest, files }: Acting, { snapshot, restoreNvram }: RevertWork): UndoableStep[] {
  const to = tree.facts.guest.nvram;
  const record = tree.facts.snapshots.find(({ name }) => name === snapshot);
  const from = record && nvramCopyOf(guest.uuid, record);
  if (!restoreNvram || to === undefined || from === undefined) return [];
  let before: Buffer | undefined;
  return [
    {
      title: 'Put the UEFI variables back',
      undoesHalf: true,
      do: async () => {
        before = await files.read(to);
        const bytes = await files.read(from);
        if (!bytes) throw fail('FILE_NOT_FOUND', { path: from });
        await files.write(to, bytes);
      },
      undo: async () => {
        if (before) await files.write(to, before);
      },
    },
  ];
}

function goStep({ deps, tree, guest }: Acting, work: RevertWork): UndoableStep[] {
  const { memoryFile, afterwards, overlays } = work;
  if (afterwards === 'off') return [];
  const dom = domainRef(guest);
  const paused = afterwards === 'pause';
  const disks = new Map(overlays.map(({ target, path }) => [target, { path, format: 'qcow2' }]));
  return [
    {
      title: memoryFile === undefined ? 'Start the guest' : 'Read the memory back',
      undoesHalf: true,
      do: async () => {
        if (memoryFile !== undefined)
          return await restoreMemory(tree.live, { memoryFile, name: guest.name, disks, paused });
        const rpc = await tree.live.work();
        // 1: VIR_DOMAIN_START_PAUSED
        await rpc.call('domainCreateWithFlags', { dom, flags: paused ? 1 : 0 });
      },
      undo: () =>
        whenReachable(deps.connections, guest.connection, async rpc => {
          if ((await rpc.call('domainIsActive', { dom })).active !== 0)
            await rpc.call('domainDestroyFlags', { dom, flags: 0 });
        }),
    },
  ];
}

/** What the guest goes on from: the next snapshot is its child. */
function currentStep({ deps, tree, guest }: Acting, { snapshot }: RevertWork): UndoableStep {
  const dom = domainRef(guest);
  let before: string | undefined;
  const make = async (name: string) => {
    const rpc = await tree.live.work();
    const record = (await readRecords(rpc, dom)).find(({ ref }) => ref.name === name);
    if (!record) throw fail('NOT_FOUND', { name });
    await writeRecord(rpc, dom, record.xml, true);
  };
  return {
    title: `Go on from “${snapshot}”`,
    do: async () => {
      before = await currentSnapshot(await tree.live.work(), dom);
      await make(snapshot);
    },
    undo: () =>
      whenReachable(deps.connections, guest.connection, async () => {
        if (before !== undefined) await make(before);
      }),
  };
}

/** The guest is back: a file that cannot be deleted is told of, and undoes nothing. */
function leaveSteps({ tree, guest, job, files }: Acting, { abandoned }: RevertWork): UndoableStep[] {
  if (abandoned.length === 0) return [];
  return [
    {
      title: 'Delete the layers that nothing needs any more',
      do: async () => {
        const rpc = await tree.live.work();
        for (const path of await unusedFiles(rpc, domainRef(guest), abandoned))
          await files.remove(path).catch((error: unknown) => {
            job.log(`Could not delete ${path} (${error instanceof Error ? error.message : String(error)})`);
          });
      },
      undo: async () => undefined,
    },
  ];
}

const after: Readonly<Record<RevertWork['afterwards'], number>> = {
  run: Flag.RUNNING,
  pause: Flag.PAUSED,
  off: 0,
};

/** By libvirt itself: it is one call, which does all or nothing. */
function revertInternal({ tree, guest }: Acting, { snapshot, afterwards, memory }: RevertWork): UndoableStep {
  const dom = domainRef(guest);
  const record = tree.facts.snapshots.find(({ name }) => name === snapshot);
  const ran = record?.memory === 'internal' && !memory;
  return {
    title: `Return to “${snapshot}”`,
    do: async () => {
      const own = await tree.live.openStreamConnection();
      const revert = (flags: number) =>
        own.call('domainRevertToSnapshot', { snap: { name: snapshot, dom }, flags });
      // Where it ran, the memory comes with it: off again is one step more.
      const flags = ran ? Flag.PAUSED : after[afterwards];
      try {
        await revert(flags).catch((error: unknown) => {
          // The hardware differs, so QEMU has to be started anew: that is what returning means.
          if (error instanceof LibvirtError && error.codeName === 'SNAPSHOT_REVERT_RISKY')
            return revert(flags | Flag.FORCE);
          throw error;
        });
        if (ran) await own.call('domainDestroyFlags', { dom, flags: 0 });
      } finally {
        await own.close();
      }
    },
    undo: async () => undefined,
  };
}
