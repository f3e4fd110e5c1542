import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { MediatedAction, MediatedState } from '#shared/contract/mediated.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { planMediated } from '#shared/domain/mediated/plan-action.ts';

const uuid = (digit: number) => uuidSchema.parse(`7e1d4c2a-33f0-4b6e-8f11-00000000000${digit}`);
const card = pciAddressSchema.parse('0000:65:00.0');

/** A data centre card of each kind: with mediated types, with the vendor's types for each function, and a sample. */
export function inventMediated(): MediatedState {
  return {
    parents: [
      {
        id: '0000:3b:00.0',
        address: pciAddressSchema.parse('0000:3b:00.0'),
        label: 'NVIDIA Corporation TU104GL [Tesla T4]',
        nodeDevice: 'pci_0000_3b_00_0',
        types: [
          {
            id: 'nvidia-222',
            name: 'GRID T4-1B',
            description: 'num_heads=4, frl_config=45, framebuffer=1024M, max_instance=16',
            api: 'vfio-pci',
            left: 14,
          },
          {
            id: 'nvidia-231',
            name: 'GRID T4-2Q',
            description: 'num_heads=4, frl_config=60, framebuffer=2048M, max_instance=8',
            api: 'vfio-pci',
            left: 0,
          },
        ],
      },
      {
        id: 'mdpy',
        label: 'mdpy',
        types: [
          {
            id: 'mdpy-hd',
            name: 'mdpy-hd',
            description: 'virtual display, 1920x1080 framebuffer',
            api: 'vfio-pci',
            left: 4,
          },
        ],
      },
    ],
    devices: [
      {
        uuid: uuid(1),
        parent: '0000:3b:00.0',
        type: 'nvidia-222',
        active: true,
        lasting: true,
        autostart: true,
        nodeDevice: 'mdev_1',
        group: 61,
        usedBy: [{ name: 'workstation', uuid: uuid(8), running: true }],
      },
      {
        uuid: uuid(2),
        parent: '0000:3b:00.0',
        type: 'nvidia-222',
        active: true,
        lasting: false,
        autostart: false,
        nodeDevice: 'mdev_2',
        group: 62,
        usedBy: [],
      },
      {
        uuid: uuid(3),
        parent: '0000:3b:00.0',
        type: 'nvidia-222',
        active: false,
        lasting: true,
        autostart: false,
        nodeDevice: 'mdev_3',
        usedBy: [{ name: 'cad', uuid: uuid(9), running: false }],
      },
    ],
    vendor: [
      {
        address: pciAddressSchema.parse('0000:65:00.4'),
        card,
        label: 'NVIDIA Corporation AD102GL [L40]',
        type: 1151,
        typeName: 'NVIDIA L40-8Q',
        creatable: [
          { id: 1151, name: 'NVIDIA L40-8Q' },
          { id: 1155, name: 'NVIDIA L40-48Q' },
        ],
        usedBy: [],
      },
      {
        address: pciAddressSchema.parse('0000:65:00.5'),
        card,
        label: 'NVIDIA Corporation AD102GL [L40]',
        type: 0,
        creatable: [{ id: 1151, name: 'NVIDIA L40-8Q' }],
        usedBy: [],
      },
    ],
    canDefine: true,
    missing: [],
  };
}

export function inventMediatedPlan(action: MediatedAction, state: MediatedState): ActionPlan {
  return { ...planMediated(action, state).plan, stamp: JSON.stringify(action) };
}

/** A host whose devices cannot be shared out. */
export const noMediated: MediatedState = {
  parents: [],
  devices: [],
  vendor: [],
  canDefine: true,
  missing: [],
};
