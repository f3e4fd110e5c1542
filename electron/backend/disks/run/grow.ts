import { DomainBlockResizeFlags, type StorageVolRef, StorageVolResizeFlags } from 'node-libvirt';
import type { GrowWork } from '#shared/domain/disks/plan/work.ts';
import { fail } from '../../failures/fail.ts';
import { DISKS } from '../unfinished/about.ts';
import type { Carried } from './carried.ts';
import { reaching, volumeIn } from './reaching.ts';
import { withReason } from './why-failed.ts';

/** Makes a disk bigger: by QEMU while it runs, by libvirt's storage while it is off. */
export async function grow(work: GrowWork, carried: Carried): Promise<void> {
  const { deps, guest, title, job } = carried;
  const { path, size, capacity, running } = work;
  const about = { do: 'grow', disk: work.disk, path, from: capacity, to: size };
  job.step(title);
  job.log(title);
  await deps.journal.during({ kind: DISKS, guest, name: guest.name, title, about }, () =>
    withReason(carried, path, size - capacity, () =>
      running ? resizeNow(work, carried) : resizeOff(work, carried),
    ),
  );
}

async function resizeNow({ disk, size }: GrowWork, { rpc, dom }: Carried): Promise<void> {
  const flags = DomainBlockResizeFlags.BYTES;
  await rpc.call('domainBlockResize', { dom, disk, size: BigInt(size), flags });
}

async function resizeOff(work: GrowWork, carried: Carried): Promise<void> {
  const { rpc, guest, dom } = carried;
  const { active } = await rpc.call('domainIsActive', { dom });
  if (active !== 0) throw fail('CONFLICT', { name: guest.name });
  await reaching(carried, async reach => resize(work, await volumeIn(reach, carried, work.path), carried));
}

async function resize({ size, allocate }: GrowWork, vol: StorageVolRef, { rpc }: Carried): Promise<void> {
  const flags = allocate ? StorageVolResizeFlags.ALLOCATE : 0;
  await rpc.call('storageVolResize', { vol, capacity: BigInt(size), flags });
}
