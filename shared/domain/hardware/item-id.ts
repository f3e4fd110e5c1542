import type { ItemId } from '../../contract/hardware.ts';
import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

/** Everything of a guest outside of its devices. */
export const DOMAIN_ITEM: ItemId = 'domain';

/** One device of a guest, or the guest itself, with the element that it is. */
export interface Item {
  readonly id: ItemId;
  /** The element's name below `<devices>`, such as `disk`; `domain` for the guest itself. */
  readonly element: string;
  readonly node: XmlElement;
}

/** What stands below `<devices>` and is no device. */
const SETTINGS = new Set(['emulator']);

/**
 * The devices in the order of the document. The id of a device is the same in the running document and in the
 * lasting one, as long as neither what tells it from its siblings nor its place on its bus was changed; `pairItems`
 * finds those as well.
 */
export function itemsOf(guest: Domain): Item[] {
  const seen = new Map<string, number>();
  return (guest.devices.element?.elements() ?? []).flatMap(node => {
    if (SETTINGS.has(node.name)) return [];
    const key = [node.name, ...identity(node)].join(':');
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return [{ id: before === 0 ? key : `${key}#${before + 1}`, element: node.name, node }];
  });
}

/** The device, or the guest itself, of that id. */
export function itemOf(guest: Domain, id: ItemId): Item | undefined {
  if (id !== DOMAIN_ITEM) return itemsOf(guest).find(item => item.id === id);
  return guest.element && { id, element: 'domain', node: guest.element };
}

/** The element's name that an id begins with. */
export function elementOfId(id: ItemId): string {
  return id.split(/[:#]/, 1)[0] ?? id;
}

type Parts = readonly string[];

/** What tells a device from others of its name; nothing where only its place among them does. */
function identity(node: XmlElement): Parts {
  return present((identities[node.name] ?? byAddress)(node));
}

const attr = (node: XmlElement | undefined, name: string) => node?.attr(name);
const below = (node: XmlElement, child: string, name: string) => attr(node.child(child), name);

const identities: Readonly<Record<string, (node: XmlElement) => readonly (string | undefined)[]>> = {
  disk: node => [below(node, 'target', 'dev')],
  interface: node => [below(node, 'mac', 'address')?.toLowerCase()],
  controller: node => [node.attr('type'), node.attr('index') ?? '0'],
  filesystem: node => [below(node, 'target', 'dir')],
  graphics: node => [node.attr('type')],
  serial: node => [below(node, 'target', 'port')],
  parallel: node => [below(node, 'target', 'port')],
  console: node => {
    const type = below(node, 'target', 'type');
    // Only the first, another name of a serial port, has a number that lasts.
    return [type, ...(type === 'serial' ? [below(node, 'target', 'port')] : byAddress(node))];
  },
  channel: node => channelParts(node),
  hostdev: node => hostDeviceParts(node),
  lease: node => [node.child('lockspace')?.text.trim(), node.child('key')?.text.trim()],
  shmem: node => [node.attr('name')],
  audio: node => [node.attr('id')],
  // The base of a DIMM is chosen when the guest starts, its slot before.
  memory: node =>
    below(node, 'address', 'type') === 'dimm' ? [below(node, 'address', 'slot')] : byAddress(node),
  input: node => {
    const bus = node.attr('bus');
    return [node.attr('type'), bus, ...(bus === 'ps2' ? [] : byAddress(node))];
  },
  // Their models are what people change, and there is hardly ever a second one.
  panic: () => [],
  tpm: () => [],
  memballoon: () => [],
  watchdog: () => [],
  iommu: () => [],
  vsock: () => [],
  nvram: () => [],
  pstore: () => [],
  redirfilter: () => [],
};

function channelParts(node: XmlElement): readonly (string | undefined)[] {
  const target = node.child('target');
  return [
    attr(target, 'type'),
    ...(attr(target, 'type') === 'guestfwd'
      ? [attr(target, 'address'), attr(target, 'port')]
      : [attr(target, 'name') ?? below(node, 'address', 'port')]),
  ];
}

/** By what is handed over: libvirt adds a USB device's place to its vendor and product while the guest runs. */
function hostDeviceParts(node: XmlElement): readonly (string | undefined)[] {
  const source = node.child('source');
  const product = source?.child('product');
  const type = node.attr('type');
  if (type === 'usb' && product) {
    return [type, attr(source?.child('vendor'), 'id'), attr(product, 'id')].map(part => part?.toLowerCase());
  }
  const place = source?.child('address');
  const parts = ['uuid', 'domain', 'bus', 'slot', 'function', 'target', 'unit', 'device'];
  return [
    type,
    attr(source?.child('adapter'), 'name'),
    source?.attr('wwpn'),
    ...['block', 'char', 'interface'].map(name => source?.child(name)?.text.trim()),
    ...parts.map(name => attr(place, name)?.replace(/^0x/, '')),
  ];
}

/** Where it sits, which libvirt keeps from one start to the next. */
function byAddress(node: XmlElement): readonly (string | undefined)[] {
  return placeOf(node) ?? [];
}

/** Bus and place of a device as parts of an id; undefined where libvirt wrote none. */
export function placeOf(node: XmlElement): Parts | undefined {
  const address = node.child('address');
  if (!address) return undefined;
  const names = [
    'domain',
    'controller',
    'bus',
    'target',
    'slot',
    'unit',
    'port',
    'function',
    'cssid',
    'devno',
  ];
  const found = names.map(name => address.attr(name)?.replace(/^0x/, ''));
  const place = present([address.attr('type'), ...found, address.attr('reg'), address.attr('iobase')]);
  return place.length < 2 ? undefined : place;
}

function present(parts: readonly (string | undefined)[]): string[] {
  return parts.filter(part => part !== undefined && part !== '') as string[];
}
