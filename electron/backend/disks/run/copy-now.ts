import { DomainBlockCopyFlags, LibvirtError } from 'node-libvirt';
import { diskOf, setSource, withSource } from '#shared/domain/disks/disk-source.ts';
import type { CopyWork } from '#shared/domain/disks/plan/work.ts';
import { disk as diskView } from '#shared/libvirt-xml/devices/disk.ts';
import { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import { runBlockJob } from '../../block-jobs/run-block-job.ts';
import { whenReachable } from '../../connections/when-reachable.ts';
import { redefine } from '../../guests/redefine.ts';
import type { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import type { Carried } from './carried.ts';
import { isFree } from './leave-behind.ts';

/** While the guest runs: QEMU copies, follows what the guest writes meanwhile, and goes over to the copy. */
export function copyNow(work: CopyWork, volume: VolumeInTheMaking, carried: Carried): UndoableStep[] {
  const { to, capacity, backing } = work;
  return [
    {
      title: `Make ${to.name} in the pool ${to.pool}`,
      undoesHalf: true,
      do: () => volume.create({ format: to.format, capacity, ...(backing && { backing }) }),
      undo: () => discardUnlessUsed(volume, carried),
    },
    {
      title: `Copy ${work.disk} while the guest runs`,
      undoesHalf: true,
      do: async () => copyAndGoOver(work, await volume.path(), carried),
      undo: () => stopCopy(work, carried),
    },
    {
      title: 'See that the guest starts from it',
      do: async () => startFrom(work, await volume.path(), carried),
      // The running guest has it: whatever went wrong here, going back would not make it right.
      undo: async () => undefined,
    },
  ];
}

async function copyAndGoOver(work: CopyWork, path: string, { live, guest, job }: Carried): Promise<void> {
  const { disk, to, backing } = work;
  const element = new XmlElement('disk');
  const copy = diskView.of(element);
  setSource(copy, { path, format: to.format, block: to.block });
  const flags =
    DomainBlockCopyFlags.REUSE_EXT |
    // libvirt refuses any other for a guest with a lasting document: a job does not outlive the guest's process.
    DomainBlockCopyFlags.TRANSIENT_JOB |
    (backing ? DomainBlockCopyFlags.SHALLOW : 0);
  await runBlockJob({
    live,
    guest,
    disk,
    writes: path,
    pivot: true,
    signal: job.signal,
    progress: share => job.progress(share),
    start: (rpc, dom) =>
      rpc.call('domainBlockCopy', { dom, path: disk, destxml: element.toString(), params: [], flags }),
  });
}

/** A link that broke leaves QEMU copying. */
async function stopCopy({ disk }: CopyWork, { deps, guest, dom }: Carried): Promise<void> {
  await whenReachable(deps.connections, guest.connection, async rpc => {
    try {
      const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags: 0 });
      const mirror = diskOf(parseDocument(xml), disk)?.element?.child('mirror');
      if (!mirror) return;
      await rpc.call('domainBlockJobAbort', { dom, path: disk, flags: 0 });
    } catch (error) {
      // A guest that is off, or gone, copies nothing.
      const over =
        error instanceof LibvirtError && ['OPERATION_INVALID', 'NO_DOMAIN'].includes(error.codeName);
      if (!over) throw error;
    }
  });
}

/** After the guest has gone over to it, it is the guest's only disk, whatever failed then. */
async function discardUnlessUsed(volume: VolumeInTheMaking, carried: Carried): Promise<void> {
  const { deps, guest, job } = carried;
  const live = await whenReachable(deps.connections, guest.connection, async () =>
    deps.connections.require(guest.connection),
  );
  const path = await volume.path().catch(() => undefined);
  if (path !== undefined && !(await isFree(path, { deps, live }))) {
    job.log(`${path} stays: the guest has gone over to it`);
    return;
  }
  await volume.discard();
}

/** libvirt changes the lasting document too when it names the same file; not when it names a volume. */
async function startFrom(work: CopyWork, path: string, { deps, guest }: Carried): Promise<void> {
  const { disk, from, to } = work;
  if (!guest.persistent) return;
  await redefine(deps, guest, xml => {
    const lasting = diskOf(parseDocument(xml), disk);
    const source = lasting?.source;
    const old = source?.file === from.path || source?.dev === from.path || source?.volume !== undefined;
    if (!lasting || !old) return xml;
    return withSource(xml, disk, { path, format: to.format, block: to.block }) ?? xml;
  });
}
