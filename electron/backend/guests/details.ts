import type { Connection as LibvirtConnection } from 'node-libvirt';
import type { Guest, GuestDetails } from '#shared/contract/guests.ts';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';
import type { NetInterface } from '#shared/libvirt-xml/devices/interface.ts';
import { type Domain, domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { AreaDeps } from '../ports.ts';
import { diskSizes } from './disk-sizes.ts';

/** More than the row tells, from the document as it is now; without secrets, which are not asked for. */
export async function guestDetails(deps: AreaDeps, guest: Guest): Promise<GuestDetails> {
  const { rpc } = deps.connections.require(guest.connection);
  const xml = await deps.guests.xml(guest);
  const view = domain.of(parseDocument(xml).root);
  const { description } = view;
  const { machine } = view.os;
  return {
    guest,
    ...(description === undefined ? {} : { description }),
    ...(machine === undefined ? {} : { machine }),
    firmware: firmwareText(view),
    cpu: cpuText(view),
    disks: await Promise.all(view.devices.disks.items.map(disk => diskDetails(rpc, guest, disk))),
    interfaces: view.devices.interfaces.items.map(interfaceDetails),
    xml,
  };
}

function firmwareText({ os }: Domain): string {
  if (os.type === 'exe') return 'Container';
  if (os.kernel !== undefined) return 'Direct kernel boot';
  const secure = os.loaderSecure === true ? ' with Secure Boot' : '';
  return os.firmware === 'efi' || os.loaderType === 'pflash' ? `UEFI${secure}` : 'BIOS';
}

function cpuText({ cpu, vcpu }: Domain): string {
  const count = `${vcpu.current ?? vcpu.maximum ?? 1} vCPU`;
  const models: Record<string, string> = {
    'host-passthrough': 'as the host’s',
    'host-model': 'like the host’s',
    maximum: 'all features',
  };
  const model = models[cpu.mode ?? ''] ?? cpu.model;
  return model === undefined ? count : `${count}, ${model}`;
}

async function diskDetails(
  rpc: LibvirtConnection,
  guest: Guest,
  disk: Disk,
): Promise<GuestDetails['disks'][number]> {
  const source = sourceText(disk);
  return {
    target: disk.target ?? '',
    device: disk.device ?? 'disk',
    ...(disk.bus === undefined ? {} : { bus: disk.bus }),
    ...(source === undefined ? {} : { source }),
    ...(disk.format === undefined ? {} : { format: disk.format }),
    readOnly: disk.readonly || disk.device === 'cdrom',
    ...(source === undefined || disk.target === undefined ? {} : await diskSizes(rpc, guest, disk.target)),
  };
}

function sourceText({ source }: Disk): string | undefined {
  if (source.pool !== undefined && source.volume !== undefined) return `${source.pool}/${source.volume}`;
  if (source.protocol !== undefined) return `${source.protocol}:${source.name ?? ''}`;
  return source.file ?? source.dev ?? source.dir;
}

function interfaceDetails(nic: NetInterface): GuestDetails['interfaces'][number] {
  return {
    ...(nic.mac === undefined ? {} : { mac: nic.mac }),
    source: nic.network ?? nic.bridge ?? nic.dev ?? nic.type ?? 'unknown',
    ...(nic.model === undefined ? {} : { model: nic.model }),
    up: nic.linkState !== 'down',
  };
}
