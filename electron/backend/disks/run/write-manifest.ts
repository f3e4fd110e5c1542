import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DomainXMLFlags } from 'node-libvirt';
import type { BackupManifest } from '#shared/domain/disks/manifest.ts';
import { BACKUP_DOCUMENT, MANIFEST } from '#shared/domain/disks/plan/backup.ts';
import type { BackupWork } from '#shared/domain/disks/plan/work.ts';
import { writeDurably } from '../../settings/write-durably.ts';
import type { Carried } from './carried.ts';

/** The guest's document, and last of all what the images are: a backup without it is none. */
export async function writeManifest(work: BackupWork, { guest, rpc, dom, job }: Carried): Promise<void> {
  const { folder, running, quiesce, checkpoint, since } = work;
  const flags = guest.persistent ? DomainXMLFlags.INACTIVE : 0;
  const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags });
  await writeDurably(join(folder, BACKUP_DOCUMENT), xml);
  const sizes = await Promise.all(work.disks.map(async ({ file }) => (await stat(join(folder, file))).size));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let read = 0;
  const disks: BackupManifest['disks'] = [];
  for (const { target, file, capacity, on } of work.disks) {
    const sha256 = await hashOf(join(folder, file), job.signal, bytes => {
      read += bytes;
      job.progress(read / all);
    });
    const stands = on !== undefined && { standsOn: on };
    disks.push({ target, file, format: 'qcow2', capacity, sha256, ...stands });
  }
  const manifest: BackupManifest = {
    innkeeperBackup: 1,
    guest: { name: guest.name, uuid: guest.uuid },
    madeAt: Date.now(),
    document: BACKUP_DOCUMENT,
    running,
    quiesced: quiesce,
    ...(checkpoint && { checkpoint: checkpoint.name }),
    ...(since !== undefined && { since }),
    disks,
  };
  await writeDurably(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

async function hashOf(path: string, signal: AbortSignal, progress: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256');
  const source = createReadStream(path, { highWaterMark: 1024 * 1024 });
  source.on('data', chunk => progress(chunk.length));
  await pipeline(source, hash, { signal });
  return hash.digest('hex');
}
