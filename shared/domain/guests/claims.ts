import { memoryBacking } from '../../libvirt-xml/domain/memory-backing.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { readNamedAlias } from '../device-names/alias.ts';
import type { NamedUsbRule } from '../../contract/usb.ts';
import { readUsbRules } from '../usb/rules.ts';
import { parseCpuList } from '../cpu-list.ts';
import { type CardClaim, readCard } from './card-claims.ts';

/** What a guest's document takes of its host. */
export interface GuestClaims {
  /** Devices of the host, by {@link deviceKeys}. */
  readonly devices: readonly string[];
  /** Names that devices of it go by, each once; see shared/domain/device-names. */
  readonly named: readonly string[];
  /** Files, block devices and `POOL/VOLUME` that its disks are made of, backing files included. */
  readonly disks: readonly string[];
  /** Of each pinned virtual CPU, the host CPUs it may run on. */
  readonly pins: readonly (readonly number[])[];
  /** Of its network cards, in lower case. */
  readonly macs: readonly string[];
  /** Networks of libvirt that its cards are in, by name. */
  readonly networks: readonly string[];
  /** Its network cards, in the order of the document. */
  readonly cards: readonly CardClaim[];
  /** USB devices that it gets whenever they are plugged in. */
  readonly usbRules: readonly NamedUsbRule[];
  /** Its memory is made of huge pages: their size in bytes, or the host's own choice. */
  readonly hugePages?: number | 'default';
  /** A display card of it draws with the host's GPU. */
  readonly sharesGpu: boolean;
}

export const NO_CLAIMS: GuestClaims = {
  devices: [],
  named: [],
  disks: [],
  pins: [],
  macs: [],
  networks: [],
  cards: [],
  usbRules: [],
  sharesGpu: false,
};

/** One device may be named in several ways. */
export const deviceKeys = {
  pci: (address: string) => `pci ${address}`,
  usbModel: (vendor: string, product: string) => `usb ${vendor}:${product}`,
  usbPlace: (bus: number, device: number) => `usb ${bus}.${device}`,
  mediated: (uuid: string) => `mdev ${uuid.toLowerCase()}`,
};

export function readClaims(domain: XmlElement): GuestClaims {
  const devices = domain.child('devices');
  if (!devices) return NO_CLAIMS;
  const interfaces = devices.elements('interface');
  return {
    devices: [...devices.elements('hostdev'), ...interfaces].flatMap(claimedDevice),
    named: [...new Set(devices.elements('hostdev').flatMap(claimedName))],
    disks: devices.elements('disk').flatMap(claimedDisks),
    pins: (domain.child('cputune')?.elements('vcpupin') ?? []).map(pin =>
      parseCpuList(pin.attr('cpuset') ?? ''),
    ),
    usbRules: readUsbRules(domain),
    ...hugePagesOf(domain),
    sharesGpu: devices
      .elements('video')
      .some(card => card.child('model')?.child('acceleration')?.attr('accel3d') === 'yes'),
    macs: interfaces.flatMap(each => each.child('mac')?.attr('address')?.toLowerCase() ?? []),
    networks: interfaces.flatMap(each => each.child('source')?.attr('network') ?? []),
    cards: interfaces.map(each => readCard(each, claimedDevice(each)[0]?.replace(/^pci /, ''))),
  };
}

function claimedName(hostdev: XmlElement): string[] {
  const named = readNamedAlias(hostdev.child('alias')?.attr('name'));
  return named ? [named.name] : [];
}

/** An interface of type hostdev is a virtual function; others have no such source. */
function claimedDevice(element: XmlElement): string[] {
  const source = element.child('source');
  const address = source?.child('address');
  const at = (name: string) => Number(address?.attr(name) ?? 0);
  switch (element.attr('type')) {
    case 'hostdev':
    case 'pci':
      return address ? [deviceKeys.pci(pciAddress(at('domain'), at('bus'), at('slot'), at('function')))] : [];
    case 'mdev': {
      const uuid = address?.attr('uuid');
      return uuid === undefined ? [] : [deviceKeys.mediated(uuid)];
    }
    case 'usb': {
      // A guest that runs has both: only the place tells two of one make apart.
      if (address) return [deviceKeys.usbPlace(at('bus'), at('device'))];
      const id = (name: string) => source?.child(name)?.attr('id')?.replace(/^0x/, '');
      const [vendor, product] = [id('vendor'), id('product')];
      return vendor === undefined || product === undefined ? [] : [deviceKeys.usbModel(vendor, product)];
    }
    default:
      return [];
  }
}

export function pciAddress(domain: number, bus: number, slot: number, fn: number): string {
  const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
  return `${hex(domain, 4)}:${hex(bus, 2)}:${hex(slot, 2)}.${fn}`;
}

function claimedDisks(disk: XmlElement): string[] {
  const found: string[] = [];
  for (let layer: XmlElement | undefined = disk; layer; layer = layer.child('backingStore')) {
    const source = layer.child('source');
    const path = source?.attr('file') ?? source?.attr('dev');
    if (path !== undefined) found.push(path);
    const [pool, volume] = [source?.attr('pool'), source?.attr('volume')];
    if (pool !== undefined && volume !== undefined) found.push(`${pool}/${volume}`);
  }
  return found;
}

function hugePagesOf(domain: XmlElement): Pick<GuestClaims, 'hugePages'> {
  const backing = domain.child('memoryBacking');
  if (!backing?.child('hugepages')) return {};
  const { pages } = memoryBacking.of(backing);
  const size = pages.items[0]?.pageSize;
  return { hugePages: typeof size === 'bigint' ? Number(size) : 'default' };
}
