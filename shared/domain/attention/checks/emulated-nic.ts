import { itemsOf } from '../../hardware/item-id.ts';
import { netInterface } from '../../../libvirt-xml/devices/interface.ts';
import { drivesVirtio, isQemu } from '../../overview/facts.ts';
import { switchNicToVirtio } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

const EMULATED = new Set(['e1000', 'e1000e', 'rtl8139', 'pcnet', 'ne2k_pci', 'igb']);

/** A network card that QEMU acts, in a guest that has a faster driver. */
export const checkEmulatedNic: AttentionCheck = facts => {
  if (!isQemu(facts) || drivesVirtio(facts) !== true) return [];
  return itemsOf(facts.document).flatMap(({ id, element, node }) => {
    if (element !== 'interface') return [];
    const { model } = netInterface.of(node);
    if (model === undefined || !EMULATED.has(model)) return [];
    return [
      {
        id: `emulated-nic:${id}`,
        severity: 'hint' as const,
        what: `Its network card is an emulated ${model}.`,
        why: `virtio moves several times as much. ${facts.system?.label ?? 'The system'} has the driver. Its name inside the guest may change.`,
        remedies: [switchNicToVirtio(id)],
      },
    ];
  });
};
