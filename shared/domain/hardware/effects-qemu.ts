import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { type Expected, isBelow, later, type LiveRules, NOW } from './live-rules.ts';
import type { Item } from './item-id.ts';
import { hasPciSlots, slotOf } from './pcie-ports.ts';
import type { ItemValue } from './values.ts';

const BUILT = 'It is part of the machine that QEMU builds when the guest starts.';
const KEPT = 'QEMU cannot change this of a device that is plugged in.';

/**
 * What libvirt's QEMU driver does to a running guest: the calls of libvirt-domain.h with VIR_DOMAIN_AFFECT_LIVE, and
 * src/qemu/qemu_driver.c (qemuDomainUpdateDeviceLive, qemuDomainAttachDeviceLive, qemuDomainDetachDeviceLive).
 */
export const qemuRules: LiveRules = {
  set: (item, path, to, live) =>
    item.element === 'domain' ? setting(path, to, live) : property(item, path, to),
  plug: (item, live) => (pluggable(item) ? fits(item, live) : later(whyNotPlugged(item))),
  unplug: item => (unpluggable(item) ? NOW : later(whyNotPlugged(item))),
};

/** What an equal share is depends on the host's control groups. */
const WEIGHTS = ['cputune/shares', 'blkiotune/weight'];

const AT_START = ['cachetune', 'memorytune', 'vcpusched', 'emulatorsched', 'iothreadsched'].map(
  name => `cputune/${name}`,
);

/** Of the guest itself. */
function setting(path: string, to: ItemValue, live: Domain): Expected {
  if (to === null && isBelow(path, ...WEIGHTS)) {
    return later('What an equal share is, the host decides when the guest starts.');
  }
  if (isBelow(path, ...AT_START)) return later('libvirt sets this up only when it starts QEMU.');
  if (path === 'memtune/min_guarantee') return later('QEMU knows no such guarantee.');
  if (isBelow(path, 'title', 'description', 'metadata', 'cputune', 'memtune', 'blkiotune')) return NOW;
  if (isBelow(path, 'iothreads', 'iothreadids')) return NOW;
  if (path === 'numatune/memory/@nodeset') {
    return live.numaMode === undefined || live.numaMode === 'strict'
      ? NOW
      : later('Only memory that is bound strictly can be bound to other nodes while the guest runs.');
  }
  if (path === 'vcpu/@current') {
    const most = live.vcpu.maximum;
    return typeof most === 'number' && typeof to === 'number' && to > most
      ? later(`The running guest was started with at most ${most}.`)
      : NOW;
  }
  if (path === 'currentMemory') {
    if (live.devices.memballoon.model === 'none') return later('It has no balloon to give memory back with.');
    return typeof live.memory === 'bigint' && typeof to === 'number' && BigInt(to) > live.memory
      ? later('The running guest was started with less than that at most.')
      : NOW;
  }
  return later(BUILT);
}

const changeable: Readonly<Record<string, readonly string[]>> = {
  interface: ['link', 'bandwidth', 'filterref', 'vlan', 'coalesce', 'port', '@trustGuestRxFilters'],
  graphics: ['@passwd', '@passwdValidTo', '@connected'],
  memballoon: ['stats'],
  memory: ['target/requested'],
};

/** Of a device that is plugged in. */
function property(item: Item, path: string, to: ItemValue): Expected {
  const { element, node } = item;
  if (element === 'disk') {
    if (isBelow(path, 'iotune')) return NOW;
    const removable = ['cdrom', 'floppy'].includes(node.attr('device') ?? 'disk');
    if (removable && (isBelow(path, 'source') || path === '@type' || path === 'driver/@type')) return NOW;
    return later(
      removable ? KEPT : 'QEMU opened the disk that way; its medium cannot be changed like a CD-ROM’s.',
    );
  }
  if (element === 'interface' && isBelow(path, 'source', '@type')) {
    return switchable(node.attr('type')) && (path !== '@type' || switchable(to)) ? NOW : later(KEPT);
  }
  return isBelow(path, ...(changeable[element] ?? [])) ? NOW : later(KEPT);
}

/** Kinds of network that a card can be moved between while it is plugged in. */
const switchable = (type: unknown) => type === 'network' || type === 'bridge';

const always = new Set(['interface', 'hostdev', 'rng', 'redirdev', 'shmem', 'memory', 'lease', 'vsock']);

function pluggable(item: Item): boolean {
  const { element, node } = item;
  if (always.has(element)) return true;
  switch (element) {
    case 'disk': {
      const bus = node.child('target')?.attr('bus');
      const device = node.attr('device') ?? 'disk';
      return device !== 'floppy' && (bus === 'virtio' || bus === 'usb' || bus === 'scsi');
    }
    case 'input':
      return node.attr('bus') === 'usb' || node.attr('bus') === 'virtio' || node.attr('type') === 'evdev';
    case 'controller':
      return node.attr('type') === 'scsi';
    case 'filesystem':
      return node.child('driver')?.attr('type') === 'virtiofs';
    case 'watchdog':
      return node.attr('model') === 'i6300esb';
    case 'channel':
      return node.child('target')?.attr('type') === 'virtio';
    case 'console':
      return node.child('target')?.attr('type') === 'virtio';
    case 'serial':
      return ['usb-serial', 'pci-serial'].includes(node.child('target')?.attr('type') ?? '');
    default:
      return false;
  }
}

function unpluggable(item: Item): boolean {
  if (item.element === 'filesystem' || item.element === 'lease') return pluggable(item);
  return pluggable(item) && !(item.element === 'memory' && item.node.attr('model') === 'nvdimm');
}

function fits(item: Item, live: Domain): Expected {
  const { element, node } = item;
  const items = live.devices;
  if (slotOf(item) === 'pci' && !hasPciSlots(live)) {
    return later('It is a device of conventional PCI, for which the running guest has no bridge.');
  }
  if (element === 'memory' && (live.maxMemory === undefined || items.element === undefined)) {
    return later('The running guest was started without slots for memory modules.');
  }
  const bus = node.child('target')?.attr('bus') ?? node.attr('bus');
  const usb = bus === 'usb' || element === 'redirdev';
  if (usb && !items.controllers.items.some(({ type, model }) => type === 'usb' && model !== 'none')) {
    return later('The running guest has no USB controller.');
  }
  const port =
    node.child('target')?.attr('type') === 'virtio' && (element === 'channel' || element === 'console');
  if (port && !items.controllers.items.some(({ type }) => type === 'virtio-serial')) {
    return later('The running guest has no VirtIO serial controller.');
  }
  return element === 'vsock' && items.vsock.exists ? later('The running guest has one already.') : NOW;
}

const onBoard: Readonly<Record<string, string>> = {
  disk: 'Disks come and go while a guest runs only on VirtIO, SCSI and USB.',
  controller: 'Only SCSI controllers come and go while a guest runs.',
  filesystem: 'Only virtiofs can be shared with a running guest.',
  graphics: 'QEMU has no display to add while it runs.',
  watchdog: 'Only the model i6300esb comes and goes while a guest runs.',
};

const whyNotPlugged = ({ element }: Item): string => onBoard[element] ?? BUILT;
