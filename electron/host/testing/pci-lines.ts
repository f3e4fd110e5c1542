import { modaliasOf } from '../devices/modalias.ts';
import type { PciPart } from './machine.ts';
import { diskLines } from './disk-lines.ts';
import { netLines } from './net-lines.ts';
import type { RecordLines } from './record-lines.ts';
import { usbLines } from './usb-lines.ts';

/** Modules of drivers that are named otherwise; '' is part of the kernel. */
const MODULES: Readonly<Record<string, string>> = {
  xhci_hcd: 'xhci_pci',
  i801_smbus: 'i2c_i801',
  piix4_smbus: 'i2c_piix4',
  pcieport: '',
  agpgart_intel: '',
};

export const fullAddress = (at: string) => (at.length > 7 ? at : `0000:${at}`);

export function moduleOf(driver: string): string {
  return MODULES[driver] ?? driver.replaceAll('-', '_');
}

/** A device with everything below it; `above` is the folder it is in. */
export function pciLines(lines: RecordLines, part: PciPart, above: string): void {
  const address = fullAddress(part.at);
  const folder = `${above}/${address}`;
  lines.link(`/sys/bus/pci/devices/${address}`, folder);
  lines.folder(folder, filesOf(part));
  const linkTo = (name: string, target: string) => lines.link(`${folder}/${name}`, target);
  if (part.driver !== undefined) linkTo('driver', `/sys/bus/pci/drivers/${part.driver}`);
  if (part.group !== undefined) linkTo('iommu_group', `/sys/kernel/iommu_groups/${part.group}`);
  if (part.acs !== undefined) lines.bytes(`${folder}/config`, configOf(part.acs));
  for (const net of part.nets ?? []) netLines(lines, net, folder);
  for (const disk of part.disks ?? []) diskLines(lines, disk, folder);
  if (part.drm) drmLines(lines, part.drm, folder);
  if (part.sound !== undefined) {
    lines.folder(`${folder}/sound/${part.sound}`);
    lines.link(`/sys/class/sound/${part.sound}`, `${folder}/sound/${part.sound}`);
  }
  for (const bus of part.usb ?? []) usbLines(lines, bus, folder);
  if (part.slot !== undefined) {
    lines.folder(`/sys/bus/pci/slots/${part.slot}`, { address: address.slice(0, address.indexOf('.')) });
  }
  for (const below of part.below ?? []) pciLines(lines, below, folder);
  part.functions?.made.forEach((made, index) => {
    pciLines(lines, made, above);
    const own = `${above}/${fullAddress(made.at)}`;
    lines.link(`${folder}/virtfn${index}`, own);
    lines.link(`${own}/physfn`, folder);
  });
}

/** With itself, depth first. */
export function allParts(parts: readonly PciPart[]): PciPart[] {
  return parts.flatMap(part => [part, ...allParts(part.below ?? []), ...(part.functions?.made ?? [])]);
}

const hex = (number: number, digits: number) => `0x${number.toString(16).padStart(digits, '0')}`;

function filesOf(part: PciPart): Record<string, string | undefined> {
  const [vendor, device] = part.ids.split(':');
  const [subVendor, subDevice] = (part.subsystem ?? '0000:0000').split(':');
  const [speed, width] = part.link?.[0].split('x') ?? [];
  const [maxSpeed, maxWidth] = part.link?.[1].split('x') ?? [];
  const gigatransfers = (text: string | undefined) => text && `${Number(text).toFixed(1)} GT/s PCIe`;
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : String(Number(value)));
  return {
    class: hex(part.class, 6),
    vendor: `0x${vendor}`,
    device: `0x${device}`,
    subsystem_vendor: `0x${subVendor}`,
    subsystem_device: `0x${subDevice}`,
    revision: hex(part.revision ?? 0, 2),
    numa_node: String(part.node ?? -1),
    boot_vga: flag(part.bootVga),
    driver_override: '(null)',
    reset_method: part.reset,
    power_state: part.power ?? 'D0',
    d3cold_allowed: '1',
    rom: part.rom === true ? '' : undefined,
    current_link_speed: gigatransfers(speed),
    current_link_width: width,
    max_link_speed: gigatransfers(maxSpeed),
    max_link_width: maxWidth,
    ...(part.functions && {
      sriov_totalvfs: String(part.functions.total),
      sriov_numvfs: String(part.functions.made.length),
      sriov_drivers_autoprobe: '1',
      sriov_vf_device: part.functions.device,
    }),
    ...part.files,
  };
}

/** Nothing of a configuration space but that one capability, as it stands after its head. */
function configOf(acs: boolean): Uint8Array {
  const bytes = new Uint8Array(0x108);
  bytes.set([0x0d, 0x00, 0x01, 0x00, 0x1f, 0x00, acs ? 0x1d : 0x00, 0x00], 0x100);
  return bytes;
}

/** Its module says so of all cards with these ids, whoever made them. */
export function aliasOf({ ids, class: kind }: PciPart): string {
  const [vendor = 0, device = 0] = ids.split(':').map(id => Number.parseInt(id, 16));
  return modaliasOf({ class: kind, vendor, device }).replace(/sv.*sd.{8}/, 'sv*sd*');
}

function drmLines(lines: RecordLines, drm: NonNullable<PciPart['drm']>, folder: string): void {
  const card = `card${drm.card}`;
  const own = `${folder}/drm/${card}`;
  lines.folder(own);
  lines.link(`/sys/class/drm/${card}`, own);
  for (const [name, connected] of Object.entries(drm.connectors ?? {})) {
    lines.folder(`${own}/${card}-${name}`, {
      status: connected ? 'connected' : 'disconnected',
      enabled: connected ? 'enabled' : 'disabled',
    });
    lines.link(`/sys/class/drm/${card}-${name}`, `${own}/${card}-${name}`);
  }
  if (drm.render === undefined) return;
  lines.folder(`${folder}/drm/renderD${drm.render}`);
  lines.link(`/sys/class/drm/renderD${drm.render}`, `${folder}/drm/renderD${drm.render}`);
}
