import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportedDocument } from '#shared/domain/carry/exported-document.ts';
import type { CarriedDisk } from '#shared/domain/carry/facts.ts';
import { DOCUMENT, type FolderManifest, MANIFEST } from '#shared/domain/carry/folder-manifest.ts';
import { type ProgressPart, WeightedProgress } from '#electron/jobs/weighted-progress.ts';
import { flattenDisk } from '#electron/media/flatten.ts';
import { writeDurably } from '../settings/write-durably.ts';
import { readVolume, volumeAt } from '../storage/volumes.ts';
import { download } from '../storage/download.ts';
import { bring } from './brought.ts';
import { type Exporting, passingCopy } from './exporting.ts';
import { hashFile } from './hash-file.ts';

/** A plain folder of the guest: each disk in one file of its format, the document without secrets, checksums. */
export async function exportFolder(exporting: Exporting): Promise<void> {
  const { work, job, partial } = exporting;
  const { carried, lost } = work;
  const progress = new WeightedProgress(share => job.progress(share));
  const parts = work.disks.map(disk => progress.part(disk.allocation));
  await mkdir(partial, { mode: 0o700 });
  try {
    const disks: FolderManifest['disks'] = [];
    for (const [index, disk] of work.disks.entries()) {
      const part = parts[index];
      if (!part) continue;
      job.step(`Copy the disk ${disk.target}`);
      disks.push(await exportDisk(exporting, disk, part));
    }
    const nvram = await exportNvram(exporting);
    const files = new Map(disks.map(disk => [disk.target, disk]));
    await writeFile(join(partial, DOCUMENT), exportedDocument(carried.xml, files), { mode: 0o600 });
    const manifest: FolderManifest = {
      innkeeperGuest: 1,
      name: carried.guest.name,
      document: { file: DOCUMENT, ...(await hashFile(join(partial, DOCUMENT), job.signal)) },
      disks,
      ...(nvram && { nvram }),
      lost: [...lost],
    };
    await writeDurably(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

async function exportDisk(
  { deps, work, reach, job, partial, scratch }: Exporting,
  disk: CarriedDisk,
  part: ProgressPart,
): Promise<FolderManifest['disks'][number]> {
  const { signal } = job;
  const { live } = work.carried;
  const format = disk.format === 'raw' ? 'raw' : 'qcow2';
  const file = `${disk.target}.${format === 'raw' ? 'img' : 'qcow2'}`;
  const to = join(partial, file);
  const bringing = { deps, live, reach, disk, scratch, passing: passingCopy(disk), signal };
  const brought = await bring({ ...bringing, progress: share => part.share(share * 0.8) });
  // As it came, unless snapshots inside it would come along.
  if (brought.path === scratch && brought.format === format && work.carried.internalSnapshots === 0)
    await rename(scratch, to);
  else {
    try {
      const packing = { signal, progress: (share: number) => part.share(share * 0.8) };
      await flattenDisk({ from: brought.path, format: brought.format, to, into: format }, packing);
    } finally {
      await brought.done();
    }
  }
  const sum = await hashFile(to, signal);
  part.share(1);
  return { target: disk.target, file, format, capacity: disk.capacity, ...sum };
}

/** Only the daemon may read them; of a guest that was never started there are none. */
async function exportNvram({ work, reach, job, partial }: Exporting): Promise<FolderManifest['nvram']> {
  const { view, live } = work.carried;
  const path = view.os.nvram;
  if (path === undefined) return undefined;
  await reach.poolOf(path);
  const rpc = await live.work();
  const vol = await volumeAt(rpc, path);
  if (!vol) return undefined;
  const format = view.os.nvramFormat === 'qcow2' ? 'qcow2' : 'raw';
  const file = `nvram.${format === 'qcow2' ? 'qcow2' : 'fd'}`;
  const { capacity } = await readVolume(rpc, vol);
  const to = join(partial, file);
  await download(live, vol, to, {
    signal: job.signal,
    progress: () => undefined,
    length: capacity,
    sparse: false,
  });
  return { file, format, ...(await hashFile(to, job.signal)) };
}
