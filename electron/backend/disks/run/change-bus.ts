import { DomainDeviceModifyFlags, LibvirtError } from 'node-libvirt';
import { changeBus } from '#shared/domain/disks/change-bus.ts';
import { diskOf } from '#shared/domain/disks/disk-source.ts';
import { driverDiskXml } from '#shared/domain/disks/driver-disk.ts';
import type { BusWork, DriverDiskWork } from '#shared/domain/disks/plan/work.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { runSteps } from '#electron/jobs/undo.ts';
import { fail } from '../../failures/fail.ts';
import { redefine } from '../../guests/redefine.ts';
import { VolumeInTheMaking } from '../../storage/volume-in-the-making.ts';
import { deleteVolume, volumeAt } from '../../storage/volumes.ts';
import type { Carried } from './carried.ts';
import { isFree } from './leave-behind.ts';

/** From the guest's next start on. */
export async function putOnBus(work: BusWork, carried: Carried): Promise<void> {
  const { deps, guest, job, title } = carried;
  job.step(title);
  job.log(title);
  await redefine(deps, guest, xml => {
    const change = changeBus(xml, work.disk, work.bus);
    if (!change) throw fail('CONFLICT', { name: guest.name });
    return change.xml;
  });
  for (const { target, path } of work.driverDisks) await takeOutDriverDisk(target, path, carried);
}

/** It never held anything, so that it stays behind is no failure. */
async function takeOutDriverDisk(target: string, path: string | undefined, carried: Carried): Promise<void> {
  const { rpc, dom, job } = carried;
  try {
    const { active } = await rpc.call('domainIsActive', { dom });
    if (active !== 0) {
      const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags: 0 });
      const element = diskOf(parseDocument(xml), target)?.element;
      const flags = DomainDeviceModifyFlags.LIVE;
      if (element) await rpc.call('domainDetachDeviceFlags', { dom, xml: element.toString(), flags });
    }
    const vol = path === undefined ? undefined : await volumeAt(rpc, path);
    if (vol && path !== undefined && (await isFree(path, carried))) await deleteVolume(rpc, vol);
    else if (path !== undefined) job.log(`${path} stays until the guest has let go of ${target}`);
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    job.log(`${target} stays until the next start (${error.message})`);
  }
}

/** Adds a tiny empty disk, in the running guest too where it takes one. */
export async function addDriverDisk(work: DriverDiskWork, carried: Carried): Promise<void> {
  const { deps, guest, dom, rpc, job } = carried;
  const { connections } = deps;
  const { bus, target, pool, name, size } = work;
  const volume = new VolumeInTheMaking({ connections, connection: guest.connection, pool, name });
  const xml = async () => driverDiskXml(await volume.path(), bus, target);
  await runSteps(
    [
      {
        title: `Make ${name} in the pool ${pool}`,
        undoesHalf: true,
        do: () => volume.create({ format: 'qcow2', capacity: size }),
        undo: () => volume.discard(),
      },
      {
        title: `Add it as ${target}`,
        do: async () => {
          const added = parseDocument(await xml());
          await redefine(deps, guest, before => {
            const document = parseDocument(before);
            const { devices } = domain.of(document.root);
            if (devices.disks.items.some(disk => disk.target === target))
              throw fail('CONFLICT', { name: guest.name });
            if (bus === 'scsi' && !devices.controllers.items.some(({ type }) => type === 'scsi'))
              devices.controllers.add({ type: 'scsi', index: 0, model: 'virtio-scsi' });
            devices.element?.append(added.root.clone());
            return document.toString();
          });
        },
        undo: () => redefine(deps, guest, before => without(before, target)),
      },
    ],
    job,
  );
  if (!work.running) return;
  try {
    const flags = DomainDeviceModifyFlags.LIVE;
    await rpc.call('domainAttachDeviceFlags', { dom, xml: await xml(), flags });
    job.log(`The running guest has it as ${target}`);
  } catch (error) {
    if (!(error instanceof LibvirtError)) throw error;
    job.log(`The running guest cannot take it (${error.message}): it comes at the next start`);
  }
}

function without(xml: string, target: string): string {
  const document = parseDocument(xml);
  diskOf(document, target)?.element?.remove();
  return document.toString();
}
