import type { HardwareEdit, ItemId, ItemValues } from '../../contract/hardware.ts';
import type { Remedy } from '../../contract/overview.ts';
import { DOMAIN_ITEM } from '../hardware/item-id.ts';

/** The ways out that more than one place offers. */

const edit = (label: string, edits: HardwareEdit[]): Remedy => ({ kind: 'edit', label, edits });

export function set(label: string, item: ItemId, values: ItemValues): Remedy {
  return edit(label, [{ op: 'set', item, values }]);
}

export function add(label: string, element: string, values: ItemValues): Remedy {
  return edit(label, [{ op: 'add', element, values }]);
}

export function openPage(label: string, page: string): Remedy {
  return { kind: 'page', label, page };
}

/** Moves the disk with all that its boot needs: a change of the bus alone may keep the guest from starting. */
export function switchDiskToVirtio(disk: string): Remedy {
  return { kind: 'change-bus', label: 'Switch to virtio', disk, bus: 'virtio' };
}

export const switchNicToVirtio = (item: ItemId) => set('Switch to virtio', item, { model: 'virtio' });

export const useKvm = () => set('Use KVM', DOMAIN_ITEM, { type: 'kvm' });

export const addAgentChannel = () =>
  add('Add the channel', 'channel', {
    type: 'unix',
    targetType: 'virtio',
    targetName: 'org.qemu.guest_agent.0',
  });

export const useHostCpu = () =>
  set('Use the host’s', DOMAIN_ITEM, {
    'cpu.mode': 'host-passthrough',
    'cpu.model': null,
    'cpu.match': null,
    'cpu.check': 'none',
  });
