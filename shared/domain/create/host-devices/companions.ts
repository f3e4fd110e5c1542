import type { Setting } from '../topic.ts';
import { pciOption } from './options.ts';

export interface Companion {
  readonly address: string;
  readonly label: string;
  /** `free`: no driver of the host holds it, so it may stay behind. */
  readonly state: 'given' | 'free' | 'in-use' | 'unknown';
}

/** vfio-pci keeps a device for guests; bridges stay with the host in any case. */
const harmless = new Set(['vfio-pci', 'pcieport', 'pci-stub']);

/** The others of a device's IOMMU group, and what becomes of them. */
export function companionsOf(address: string, { request, facts }: Setting): Companion[] {
  const given = new Set<string>([
    ...(request.hostDevices ?? []).flatMap(device => (device.kind === 'pci' ? [device.address] : [])),
    ...(request.nics ?? []).flatMap(({ target }) => (target?.to === 'function' ? [target.address] : [])),
  ]);
  return (pciOption(address, facts.devices)?.companions ?? []).map(companion => {
    const option = pciOption(companion, facts.devices);
    const label = option ? `${option.name} (${companion})` : companion;
    if (given.has(companion)) return { address: companion, label, state: 'given' };
    if (!option) return { address: companion, label, state: 'unknown' };
    const held = option.driver !== undefined && !harmless.has(option.driver);
    return { address: companion, label, state: held ? 'in-use' : 'free' };
  });
}
