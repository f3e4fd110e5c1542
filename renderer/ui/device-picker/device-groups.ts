import type { HostDeviceOption } from '#shared/contract/create/options.ts';
import { companionsOf } from './companions.ts';
import { deviceKey } from './device-key.ts';

export interface DeviceGroup {
  readonly title: string;
  readonly devices: readonly HostDeviceOption[];
}

/** What a person would look for first: graphics, then the rest of PCI, shares of devices, USB. */
const order = ['Graphics', 'Network', 'Storage', 'Other PCI devices', 'Mediated devices', 'USB devices'];

function titleOf(option: HostDeviceOption): string {
  if (option.kind === 'mediated') return 'Mediated devices';
  if (option.kind === 'usb') return 'USB devices';
  if (/gpu|graphics|display|vga|3d/i.test(option.what)) return 'Graphics';
  if (/network|ethernet|wi-?fi|wireless/i.test(option.what)) return 'Network';
  if (/nvme|storage|sata|raid|scsi|disk/i.test(option.what)) return 'Storage';
  return 'Other PCI devices';
}

/** Those that fit all of the typed words, in groups. */
export function deviceGroups(options: readonly HostDeviceOption[], words: string): DeviceGroup[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = options.filter(option => {
    const text = searchText(option);
    return wanted.every(word => text.includes(word));
  });
  const titles = titlesOf(options);
  return order
    .map(title => ({ title, devices: found.filter(option => titles.get(option) === title) }))
    .filter(({ devices }) => devices.length > 0);
}

/** Those that go together stand together, where the first of them would be looked for. */
function titlesOf(options: readonly HostDeviceOption[]): Map<HostDeviceOption, string> {
  return new Map(
    options.map(option => {
      const titles = [option, ...companionsOf(option, options)].map(titleOf);
      return [option, order.find(title => titles.includes(title)) ?? titleOf(option)];
    }),
  );
}

const searchText = (option: HostDeviceOption): string =>
  [
    option.name,
    deviceKey(option),
    ...option.usedBy,
    ...(option.kind === 'pci' ? [option.what, option.driver] : [option.kind]),
  ]
    .join(' ')
    .toLowerCase();
