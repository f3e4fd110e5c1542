import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DomainXMLFlags } from 'node-libvirt';
import type { ImportFolder } from '#shared/contract/carry.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Uuid } from '#shared/contract/values.ts';
import type { NewDisk } from '#shared/domain/carry/clone-document.ts';
import type { FolderManifest } from '#shared/domain/carry/folder-manifest.ts';
import { importedDocument } from '#shared/domain/carry/imported-document.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { WeightedProgress } from '#electron/jobs/weighted-progress.ts';
import { withAddresses } from '../create/run/nic-addresses.ts';
import { findDomain } from '../create/run/find-domain.ts';
import { fail } from '../failures/fail.ts';
import { copyFileTo } from '../storage/copy-file.ts';
import { VolumeInTheMaking } from '../storage/volume-in-the-making.ts';
import { writableFolder } from '../storage/writable-folder.ts';
import type { CarryNote } from './carry-note.ts';
import { defineStep, startMade } from './define-steps.ts';
import { hashFile } from './hash-file.ts';
import type { Place } from './places.ts';
import type { CarryDeps } from './prepared.ts';
import { Reach } from '../storage/reach.ts';
import type { ExportedFolder } from './read-folder.ts';

export interface ImportedDisk {
  readonly disk: FolderManifest['disks'][number];
  readonly at: Place;
  readonly from: string;
}

export interface ImportWork {
  readonly input: ImportFolder;
  readonly exported: ExportedFolder;
  readonly name: string;
  readonly uuid: Uuid;
  /** It is another guest than the one that was exported. */
  readonly anew: boolean;
  readonly disks: readonly ImportedDisk[];
}

type Made = Map<string, Exclude<NewDisk, string>>;

export function importJob(
  deps: CarryDeps,
  title: string,
  work: ImportWork,
): { job: string; guest: GuestRef } {
  const { connection } = work.input;
  const guest: GuestRef = { connection, uuid: work.uuid };
  const about: CarryNote = { do: 'import', made: guest, volumes: work.disks.map(({ at }) => at), files: [] };
  const { id } = deps.jobs.start({ title, connection, guest, cancellable: true }, async job => {
    const dangerous = { kind: 'carry', guest, name: work.name, title, about };
    await deps.journal.during(dangerous, () => carryOut(deps, work, guest, job));
    if (work.input.start) await startMade(deps, guest);
    await deps.guests.refresh(guest).catch(error => job.log(deps.toFailure(error).detail ?? 'Not read yet'));
  });
  return { job: id, guest };
}

async function carryOut(deps: CarryDeps, work: ImportWork, guest: GuestRef, job: JobContext): Promise<void> {
  const reach = new Reach(deps.connections, guest.connection);
  const progress = new WeightedProgress(share => job.progress(share));
  const made: Made = new Map();
  const document = () => {
    const { name, uuid } = work;
    const as = work.anew ? { name, uuid, generation: randomUUID() } : { name };
    return withAddresses(importedDocument(work.exported.xml, as, made), uuid);
  };
  const verifying = progress.part(work.disks.reduce((sum, { disk }) => sum + disk.size, 0) / 2);
  const nvram = nvramStep(deps, work, guest, reach, job.signal);
  const steps: UndoableStep[] = [
    {
      title: 'Compare every file with its checksum',
      do: () => verify(work.exported, job.signal, share => verifying.share(share)),
      undo: async () => undefined,
    },
    ...work.disks.map(each =>
      diskStep(deps, work, each, made, { ...progress.part(each.disk.size), signal: job.signal }),
    ),
    defineStep(deps, guest, document),
    ...(nvram ? [nvram] : []),
  ];
  try {
    await runSteps(steps, job);
  } finally {
    await reach.end().catch(error => job.log(deps.toFailure(error).detail ?? 'A passing pool is left'));
  }
}

/** Throws CHECKSUM_MISMATCH for the first that is not what was exported. */
async function verify(
  { folder, manifest }: ExportedFolder,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<void> {
  const files = [manifest.document, ...(manifest.nvram ? [manifest.nvram] : []), ...manifest.disks];
  const all = files.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  for (const { file, sha256, size } of files) {
    const path = join(folder, file);
    const found = await hashFile(path, signal);
    if (found.sha256 !== sha256)
      throw fail('CHECKSUM_MISMATCH', {
        path,
        expected: `sha256:${sha256}`,
        found: `sha256:${found.sha256}`,
      });
    done += size;
    progress(done / all);
  }
}

function diskStep(
  { connections }: CarryDeps,
  { input }: ImportWork,
  { disk, at, from }: ImportedDisk,
  made: Made,
  copying: { readonly share: (done: number) => void; readonly signal: AbortSignal },
): UndoableStep {
  const volume = new VolumeInTheMaking({ connections, connection: input.connection, ...at });
  const { signal, share } = copying;
  return {
    title: `Copy ${disk.file}`,
    undoesHalf: true,
    do: async () => {
      const live = connections.require(input.connection);
      if ((await writableFolder(live, at.pool)) !== undefined)
        await volume.place(path => copyFileTo(from, path, { signal, progress: share }), signal);
      else {
        await volume.create({ format: 'raw', capacity: disk.size });
        await volume.fill({ path: from }, { signal, progress: share });
        // libvirt learns which format it holds.
        await volume.grow(0, signal);
      }
      made.set(disk.target, { path: await volume.path(), block: !at.files, format: disk.format });
      share(1);
    },
    undo: () => volume.discard(),
  };
}

/** libvirt says where it wants them when the guest is defined. */
function nvramStep(
  deps: CarryDeps,
  { exported, input }: ImportWork,
  guest: GuestRef,
  reach: Reach,
  signal: AbortSignal,
): UndoableStep | undefined {
  const { nvram } = exported.manifest;
  if (!nvram) return undefined;
  let volume: VolumeInTheMaking | undefined;
  return {
    title: 'Put its UEFI variables in their place',
    undoesHalf: true,
    do: async () => {
      const rpc = await deps.connections.require(input.connection).work();
      const dom = await findDomain(rpc, guest.uuid);
      if (!dom) throw fail('NOT_FOUND', { uuid: guest.uuid });
      const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags: DomainXMLFlags.INACTIVE });
      const path = domain.of(parseDocument(xml).root).os.nvram;
      // Of a libvirt that makes the path only when it starts the guest: then it makes fresh variables too.
      if (path === undefined || path === '') return;
      const pool = await reach.poolOf(path);
      const name = path.slice(path.lastIndexOf('/') + 1);
      volume = new VolumeInTheMaking({
        connections: deps.connections,
        connection: input.connection,
        pool,
        name,
      });
      await volume.create({ format: 'raw', capacity: nvram.size });
      const from = { path: join(exported.folder, nvram.file) };
      await volume.fill(from, { signal, progress: () => undefined });
    },
    undo: async () => volume?.discard(),
  };
}
