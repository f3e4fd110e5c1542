import type { Failure } from '../../contract/failure.ts';
import type { ItemId, ItemValues } from '../../contract/hardware.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { ViewList } from '../../libvirt-xml/view/view-list.ts';
import { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { itemsOf } from './item-id.ts';
import { devicesProperty } from './item-view.ts';
import { writeValue } from './write-value.ts';

export interface Added {
  readonly item?: ItemId;
  readonly problems: readonly { property?: string; failure: Failure }[];
}

const ELEMENT = /^[a-z][a-z0-9_-]*$/i;

/**
 * Puts a device in libvirt's place among the others. A disk without a target gets the next free name of its bus;
 * everything else that is left out, controllers and addresses too, libvirt chooses when the document is defined.
 */
export function addDevice(guest: Domain, element: string, values: ItemValues): Added {
  if (!ELEMENT.test(element))
    return problem('INPUT_INVALID', { field: 'element', reason: 'It is no name of an element.' });
  const node = newElement(guest, element);
  if (!node) return problem('RESOURCE_BUSY', { item: element, reason: 'A guest has only one of these.' });
  const item = { id: element, element, node };
  const problems = Object.entries(withTarget(guest, element, values)).flatMap(([property, value]) => {
    if (value === null) return [];
    const reason = writeValue(item, property, value);
    if (reason === undefined) return [];
    const failure: Failure = { code: 'INPUT_INVALID', params: { field: property, reason } };
    return [{ property, failure }];
  });
  const added = itemsOf(guest).find(each => each.node === node);
  return { ...(added && { item: added.id }), problems };
}

function newElement(guest: Domain, element: string): XmlElement | undefined {
  const [key, property] = devicesProperty(element) ?? [];
  const devices = guest.devices as unknown as Record<string, unknown>;
  if (key === undefined || !property) return guest.devices.ensure().append(new XmlElement(element));
  if (property.kind === 'list') return (devices[key] as ViewList<{ element: XmlElement }>).add().element;
  const view = devices[key] as Domain['devices']['memballoon'];
  // A balloon that was taken out stands there as one of the model `none`.
  if (view.exists && view.element?.attr('model') !== 'none') return undefined;
  return view.ensure();
}

function withTarget(guest: Domain, element: string, values: ItemValues): ItemValues {
  if (element !== 'disk' || typeof values['target'] === 'string') return values;
  const bus = typeof values['bus'] === 'string' ? values['bus'] : 'virtio';
  return { ...values, bus, target: freeTarget(guest, bus) };
}

const prefixes: Readonly<Record<string, string>> = {
  virtio: 'vd',
  scsi: 'sd',
  sata: 'sd',
  usb: 'sd',
  nvme: 'nvme',
  ide: 'hd',
  fdc: 'fd',
  xen: 'xvd',
  sd: 'sd',
};

/** The first name that no disk of the guest has: vda, vdb … for virtio, sda … for SATA, SCSI and USB. */
export function freeTarget(guest: Domain, bus: string): string {
  const used = new Set(guest.devices.disks.items.map(({ target }) => target));
  const prefix = prefixes[bus] ?? 'sd';
  for (let index = 0; ; index++) {
    const name = prefix + letters(index);
    if (!used.has(name)) return name;
  }
}

/** a … z, aa, ab …, as Linux names disks (drivers/scsi/sd.c, sd_format_disk_name). */
function letters(index: number): string {
  const last = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`;
}

const problem = (code: Failure['code'], params: Record<string, string>): Added => ({
  problems: [{ failure: { code, params } }],
});
