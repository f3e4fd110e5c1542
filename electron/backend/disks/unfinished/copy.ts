import { DomainBlockJobAbortFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { diskOf } from '#shared/domain/disks/disk-source.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../../failures/fail.ts';
import { domainRef } from '../../guests/guest-key.ts';
import type { LiveConnection } from '../../ports.ts';
import { findVolume } from '../../storage/find-volume.ts';
import { poolToUse } from '../../storage/pools.ts';
import { deleteVolume, volumeNamed, volumePath } from '../../storage/volumes.ts';
import type { Look } from '../../unfinished/kinds.ts';
import type { DisksDeps } from '../disks-deps.ts';
import { isFree } from '../run/leave-behind.ts';
import type { CopyAbout } from './about.ts';

const DISCARD = { id: 'discard', label: 'Delete the copy' };
const GO_OVER = { id: 'go-over', label: 'Have the guest go over to the copy' };
const DELETE_OLD = { id: 'delete-old', label: 'Delete the old file' };

/** Where a copy that was cut short has got to, by what libvirt shows of the guest and the pool. */
export async function lookAtCopy(
  deps: DisksDeps,
  live: LiveConnection,
  guest: Guest,
  about: CopyAbout,
): Promise<Look | 'settled'> {
  const { disk, from, to } = about;
  const copy = await copyOf(live, about);
  const mirror = await mirrorOf(live, guest, disk);
  if (mirror !== undefined)
    return {
      found: [
        `${disk} is still being copied to ${to.name} in the pool ${to.pool}: QEMU goes on by itself.`,
        `The guest works on ${from}; nothing is lost.`,
      ],
      ways: [...(mirror.ready ? [GO_OVER] : []), DISCARD],
    };
  if (copy !== undefined && !(await isFree(copy.path, { deps, live }))) {
    const old = about.deleteOld ? await findVolume(live.rpc, from) : undefined;
    if (!old) return 'settled';
    return {
      found: [`${disk} is ${copy.path} now, with all that it held.`, `The old file ${from} is still there.`],
      ways: [DELETE_OLD],
    };
  }
  if (copy === undefined) return 'settled';
  return {
    found: [
      `The copy of ${disk} was cut short: ${copy.path} is not whole.`,
      `The guest has its disk as before, ${from}; nothing is lost.`,
    ],
    ways: [DISCARD],
  };
}

export async function settleCopy(
  deps: DisksDeps,
  live: LiveConnection,
  guest: Guest,
  about: CopyAbout,
  way: string,
  job: JobContext,
): Promise<void> {
  const rpc = await live.work();
  const dom = domainRef(guest);
  if (way === GO_OVER.id) {
    const flags = DomainBlockJobAbortFlags.PIVOT;
    job.log('Have the guest go over to the copy');
    await rpc.call('domainBlockJobAbort', { dom, path: about.disk, flags });
    if (about.deleteOld) await deleteOldFile(deps, live, about, job);
    return;
  }
  if (way === DELETE_OLD.id) return await deleteOldFile(deps, live, about, job);
  if (way !== DISCARD.id) throw fail('INPUT_INVALID', { field: 'way' });
  if ((await mirrorOf(live, guest, about.disk)) !== undefined) {
    job.log('Stop copying');
    await rpc.call('domainBlockJobAbort', { dom, path: about.disk, flags: 0 });
  }
  const copy = await copyOf(live, about);
  if (!copy) return;
  if (!(await isFree(copy.path, { deps, live }))) throw fail('RESOURCE_BUSY', { path: copy.path });
  job.log(`Delete ${copy.path}`);
  await deleteVolume(rpc, copy.ref);
}

async function deleteOldFile(
  deps: DisksDeps,
  live: LiveConnection,
  { from }: CopyAbout,
  job: JobContext,
): Promise<void> {
  if (!(await isFree(from, { deps, live }))) throw fail('RESOURCE_BUSY', { path: from });
  const rpc = await live.work();
  const old = await findVolume(rpc, from);
  if (!old) return;
  job.log(`Delete ${from}`);
  await deleteVolume(rpc, old);
}

async function copyOf({ rpc }: LiveConnection, { to }: CopyAbout) {
  const ref = await volumeNamed(rpc, (await poolToUse(rpc, to.pool)).ref, to.name);
  return ref && { ref, path: await volumePath(rpc, ref) };
}

async function mirrorOf({ rpc }: LiveConnection, guest: Guest, disk: string) {
  const { xml } = await rpc.call('domainGetXmlDesc', { dom: domainRef(guest), flags: 0 });
  const mirror = diskOf(parseDocument(xml), disk)?.element?.child('mirror');
  return mirror && { ready: mirror.attr('ready') === 'yes' };
}
