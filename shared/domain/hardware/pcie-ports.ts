import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { type Item, itemsOf } from './item-id.ts';

const PORTS = new Set<unknown>(['pcie-root-port', 'pcie-switch-downstream-port']);
/**
 * How many devices a running guest has PCI Express ports left for; undefined where ports are not what limits it. Each
 * port takes one device, and ports themselves cannot be plugged in.
 */
export function freePciePorts(live: Domain): number | undefined {
  const controllers = live.devices.controllers.items.filter(({ type }) => type === 'pci');
  if (!controllers.some(({ model }) => model === 'pcie-root')) return undefined;
  const taken = new Set(
    itemsOf(live).flatMap(({ node }) => {
      const address = node.child('address');
      return address?.attr('type') === 'pci' ? [Number(address.attr('bus') ?? 0)] : [];
    }),
  );
  return controllers.filter(({ model, index }) => PORTS.has(model) && !taken.has(Number(index ?? 0))).length;
}

/** Models without PCI Express: on a machine that has it they need a bridge. */
const CONVENTIONAL = new Set(['e1000', 'rtl8139', 'pcnet', 'ne2k_pci', 'i6300esb']);
const BRIDGES = new Set<unknown>(['pcie-to-pci-bridge', 'dmi-to-pci-bridge', 'pci-bridge']);

/** Which kind of slot a device is plugged into; undefined for one that hangs on another bus. */
export function slotOf({ element, node }: Item): 'pcie' | 'pci' | undefined {
  const model = node.child('model')?.attr('type') ?? node.attr('model') ?? '';
  switch (element) {
    case 'interface':
    case 'watchdog':
      return CONVENTIONAL.has(model) ? 'pci' : 'pcie';
    case 'shmem':
      return 'pci';
    case 'rng':
    case 'vsock':
    case 'filesystem':
    case 'controller':
      return 'pcie';
    case 'disk':
      return node.child('target')?.attr('bus') === 'virtio' ? 'pcie' : undefined;
    case 'input':
      return node.attr('bus') === 'virtio' ? 'pcie' : undefined;
    case 'hostdev':
      return node.attr('type') === 'pci' || node.attr('type') === 'mdev' ? 'pcie' : undefined;
    case 'serial':
      return node.child('target')?.attr('type') === 'pci-serial' ? 'pci' : undefined;
    default:
      return undefined;
  }
}

/** Whether a running guest has slots of conventional PCI. */
export function hasPciSlots(live: Domain): boolean {
  return (
    freePciePorts(live) === undefined ||
    live.devices.controllers.items.some(({ type, model }) => type === 'pci' && BRIDGES.has(model))
  );
}
