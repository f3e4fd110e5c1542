import { WeightedProgress } from '#electron/jobs/weighted-progress.ts';
import { flattenDisk } from '#electron/media/flatten.ts';
import { writeOva } from '#electron/media/ova/write-ova.ts';
import { bring } from './brought.ts';
import { type Exporting, passingCopy } from './exporting.ts';

/** One archive of the guest, as other hypervisors read it. */
export async function exportOva({ deps, work, reach, job, partial, scratch }: Exporting): Promise<void> {
  const { carried, ovf, name } = work;
  const { signal } = job;
  const progress = new WeightedProgress(share => job.progress(share));
  const parts = ovf.disks.map(disk => progress.part(disk.allocation));
  const disk = async (index: number) => {
    const each = ovf.disks[index];
    const part = parts[index];
    if (!each || !part) throw new RangeError('There is no such disk.');
    job.step(`Pack the disk ${each.target}`);
    const vmdk = `${scratch}.vmdk`;
    const passing = passingCopy(each);
    // About what each takes; taking it into the archive is quick.
    const bringing = { deps, live: carried.live, reach, disk: each, scratch, passing, signal };
    const brought = await bring({ ...bringing, progress: share => part.share(share * 0.3) });
    try {
      const { path: from, format } = brought;
      const told = from === scratch ? 0.3 : 0;
      const packing = { signal, progress: (share: number) => part.share(told + share * (0.9 - told)) };
      await flattenDisk({ from, format, to: vmdk, into: 'vmdk' }, packing);
    } finally {
      await brought.done();
    }
    return vmdk;
  };
  await writeOva({ to: partial, name, machine: ovf.machine, disk }, signal);
}
