import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { type Item, itemsOf } from './item-id.ts';

const PORTS = new Set<unknown>(['pcie-root-port', 'pcie-switch-downstream-port']);
const BRIDGES = new Set<unknown>(['pci-bridge', 'pcie-to-pci-bridge', 'pci-root']);

/**
 * How many devices a running guest has PCI Express ports left for; undefined where ports are not what limits it. Each
 * port takes one device, and ports themselves cannot be plugged in.
 */
export function freePciePorts(live: Domain): number | undefined {
  const controllers = live.devices.controllers.items.filter(({ type }) => type === 'pci');
  if (!controllers.some(({ model }) => model === 'pcie-root')) return undefined;
  if (controllers.some(({ model }) => BRIDGES.has(model))) return undefined;
  const taken = new Set(
    itemsOf(live).flatMap(({ node }) => {
      const address = node.child('address');
      return address?.attr('type') === 'pci' ? [Number(address.attr('bus') ?? 0)] : [];
    }),
  );
  return controllers.filter(({ model, index }) => PORTS.has(model) && !taken.has(Number(index ?? 0))).length;
}

const ON_PCI = new Set(['interface', 'rng', 'shmem', 'vsock', 'filesystem', 'controller', 'watchdog']);

/** Whether a device that is plugged in takes a port. */
export function takesPciePort({ element, node }: Item): boolean {
  if (ON_PCI.has(element)) return true;
  switch (element) {
    case 'disk':
      return node.child('target')?.attr('bus') === 'virtio';
    case 'input':
      return node.attr('bus') === 'virtio';
    case 'hostdev':
      return node.attr('type') === 'pci' || node.attr('type') === 'mdev';
    case 'serial':
      return node.child('target')?.attr('type') === 'pci-serial';
    default:
      return false;
  }
}
