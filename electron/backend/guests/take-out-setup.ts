import { DomainDeviceModifyFlags } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { isSeedOf } from '#shared/domain/removal/plan.ts';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { deleteVolume, volumeAt } from '../storage/volumes.ts';
import { domainRef } from './guest-key.ts';
import { redefine } from './redefine.ts';

/**
 * Takes the medium that was written for this guest's first start out of its drive, now and for good, and
 * deletes it. The drive stays. Throws NOT_FOUND when there is none, RESOURCE_BUSY when another guest has it.
 */
export async function takeOutSetup(deps: AreaDeps, guest: Guest): Promise<void> {
  const live = deps.connections.require(guest.connection);
  const rpc = await live.work();
  const dom = domainRef(guest);
  const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags: 0 });
  const drive = setupDrive(xml, guest.name);
  const path = drive?.source.file;
  if (!drive?.element || path === undefined)
    throw fail('NOT_FOUND', { name: guest.name }, 'It has no medium for its first start.');
  const others = (await guestsUsing(deps, live, [path])).get(path) ?? [];
  const other = others.find(({ uuid }) => uuid !== guest.uuid);
  if (other) throw fail('RESOURCE_BUSY', { path, name: other.name });
  if (isActive(guest.state)) {
    empty(drive);
    const flags = DomainDeviceModifyFlags.LIVE;
    await rpc.call('domainUpdateDeviceFlags', { dom, xml: drive.element.toString(), flags });
  }
  if (guest.persistent) {
    await redefine(deps, guest, before => {
      const document = parseDocument(before);
      const lasting = domain.of(document.root).devices.disks.items.find(isSetup(guest.name));
      if (lasting) empty(lasting);
      return document.toString();
    });
  }
  const volume = await volumeAt(rpc, path);
  if (volume) await deleteVolume(rpc, volume);
  await deps.guests.refresh(guest);
}

const isSetup = (name: string) => (disk: Disk) =>
  disk.device === 'cdrom' && disk.source.file !== undefined && isSeedOf(name, disk.source.file);

function setupDrive(xml: string, name: string): Disk | undefined {
  return domain.of(parseDocument(xml).root).devices.disks.items.find(isSetup(name));
}

function empty(drive: Disk): void {
  drive.element?.child('source')?.remove();
  drive.element?.child('backingStore')?.remove();
}
