import { int, onOff, text, yesNo } from '../view/converters.ts';
import { value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** What ends every device: how it is called while it runs, and where it sits. */
export const place = {
  alias: value('alias/@name', text),
  /** The number that names it in Linux, as in eno1 (https://libvirt.org/formatdomain.html#network-interfaces). */
  acpiIndex: value('acpi/@index', int),
  address: view('address', address),
} as const;

/** How a virtio device speaks to its driver: https://libvirt.org/formatdomain.html#virtio-related-options. */
export const virtioOptions = {
  virtioIommu: value('driver/@iommu', onOff),
  ats: value('driver/@ats', onOff),
  packed: value('driver/@packed', onOff),
  pagePerQueue: value('driver/@page_per_vq', onOff),
} as const;

/** The boot ROM of a PCI device: https://libvirt.org/formatdomain.html#host-device-assignment. */
export const rom = {
  romEnabled: value('rom/@enabled', yesNo),
  romBar: value('rom/@bar', onOff),
  romFile: value('rom/@file', text),
} as const;
