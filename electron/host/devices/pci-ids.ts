import type { HostTree } from '../tree/host-tree.ts';

const FILES = ['usr/share/hwdata/pci.ids', 'usr/share/misc/pci.ids', 'usr/share/pci.ids'];

export interface PciIds {
  vendor(vendor: number): string | undefined;
  device(vendor: number, device: number): string | undefined;
  subsystem(vendor: number, device: number, subVendor: number, subDevice: number): string | undefined;
}

/** The host's own list of names (https://pci-ids.ucw.cz, format in pci.ids(5)); a host without it has numbers only. */
export async function readPciIds(tree: HostTree): Promise<PciIds> {
  for (const file of FILES) {
    const text = await tree.text(file);
    if (text) return parsePciIds(text);
  }
  return parsePciIds('');
}

/** Its 40,000 lines are searched for the few vendors that a host has, and only their lines are looked at. */
export function parsePciIds(text: string): PciIds {
  const vendors = new Map<number, ReadonlyMap<string, string>>();
  const names = (vendor: number) => {
    const known = vendors.get(vendor) ?? namesOf(text, hex(vendor));
    vendors.set(vendor, known);
    return known;
  };
  return {
    vendor: vendor => names(vendor).get(''),
    device: (vendor, device) => names(vendor).get(hex(device)),
    subsystem: (vendor, device, subVendor, subDevice) =>
      names(vendor).get(`${hex(device)} ${hex(subVendor)} ${hex(subDevice)}`),
  };
}

const hex = (number: number) => number.toString(16).padStart(4, '0');

/** Of one vendor: its own name by '', devices by `2786`, subsystems by `2786 1458 4103`. */
function namesOf(text: string, vendor: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const start = text.startsWith(`${vendor}  `) ? 0 : text.indexOf(`\n${vendor}  `) + 1;
  if (start === 0 && !text.startsWith(vendor)) return names;
  let device = '';
  for (let at = start, first = true; at < text.length; first = false) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end < 0 ? undefined : end).trimEnd();
    at = end < 0 ? text.length : end + 1;
    if (!first && /^[^\t#]/.test(line)) break;
    const [, tabs, ids = '', name = ''] = /^(\t*)([0-9a-fA-F ]+?) {2}(.*)$/.exec(line) ?? [];
    if (tabs === undefined || name === '') continue;
    if (tabs.length === 1) device = ids.toLowerCase();
    const key = ['', device, `${device} ${ids.toLowerCase()}`][tabs.length];
    if (key !== undefined) names.set(key, name);
  }
  return names;
}
