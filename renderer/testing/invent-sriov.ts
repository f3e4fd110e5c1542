import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { type PciAddress, pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { PhysicalFunction, PoolAction, SriovState, VirtualFunction } from '#shared/contract/sriov.ts';
import { type Uuid, uuidSchema } from '#shared/contract/values.ts';
import { planPool } from '#shared/domain/sriov/plan-pool.ts';

const address = (text: string): PciAddress => pciAddressSchema.parse(text);
const uuid = (digit: number): Uuid => uuidSchema.parse(`5c0f7d1e-7a51-4a0e-9d0c-00000000000${digit}`);

function virtualFunction(index: number, more: Partial<VirtualFunction> = {}): VirtualFunction {
  return {
    index,
    address: address(`0000:03:10.${index}`),
    driver: 'igbvf',
    group: 20 + index,
    net: `enp3s0v${index}`,
    settings: {
      mac: `52:54:00:aa:00:0${index}`,
      vlan: 0,
      priority: 0,
      spoofCheck: true,
      trust: false,
      minRate: 0,
      maxRate: 0,
      link: 'auto',
    },
    usedBy: [],
    ...more,
  };
}

function card(more: Partial<PhysicalFunction> = {}): PhysicalFunction {
  return {
    address: address('0000:03:00.0'),
    nodeDevice: 'pci_0000_03_00_0',
    name: 'Intel Corporation 82576 Gigabit Network Connection',
    what: 'network card',
    driver: 'igb',
    group: 15,
    node: 0,
    nets: [{ name: 'enp3s0', mac: '52:54:00:1a:b0:11', up: true, speed: 1000 }],
    atMost: 7,
    functions: [],
    others: [],
    ...more,
  };
}

/** A server with two network cards and a drive that have virtual functions, some of them in use. */
export function inventSriov(): SriovState {
  return {
    physical: [
      card({
        functions: [
          virtualFunction(0, {
            driver: 'vfio-pci',
            usedBy: [{ by: 'guest', name: 'router', uuid: uuid(1), running: true }],
            settings: { ...virtualFunction(0).settings, vlan: 100, trust: true, spoofCheck: false },
          }),
          virtualFunction(1, {
            usedBy: [{ by: 'guest', name: 'web', uuid: uuid(2), running: false }],
            settings: { ...virtualFunction(1).settings, vlan: 20, priority: 3, maxRate: 200 },
          }),
          virtualFunction(2, {
            usedBy: [{ by: 'host', name: 'enp3s0v2', how: 'member', of: 'br0' }],
          }),
          virtualFunction(3, { settings: { ...virtualFunction(3).settings, mac: undefined } }),
        ],
        kept: { count: 4, functions: [{ index: 1, vlan: 20, priority: 3 }] },
      }),
      card({
        address: address('0000:04:00.0'),
        nodeDevice: 'pci_0000_04_00_0',
        nets: [{ name: 'enp4s0', mac: '52:54:00:1a:b0:12', up: false }],
        others: [
          {
            by: 'udev',
            file: '/etc/udev/rules.d/70-sriov.rules',
            line: 3,
            text: 'ACTION=="add", KERNELS=="0000:04:00.0", ATTR{device/sriov_numvfs}="4"',
            count: 4,
          },
        ],
      }),
      card({
        address: address('0000:07:00.0'),
        nodeDevice: 'pci_0000_07_00_0',
        name: 'Red Hat, Inc. QEMU NVM Express Controller',
        what: 'NVMe drive',
        driver: 'nvme',
        nets: [],
        atMost: 4,
      }),
    ],
    pools: [
      {
        name: 'functions',
        uuid: uuid(3),
        active: true,
        autostart: true,
        connected: 1,
        device: address('0000:03:00.0'),
        usedBy: [{ name: 'db', uuid: uuid(4), running: true }],
      },
    ],
    iommu: true,
    networks: ['default'],
    missing: [],
  };
}

export function inventPoolPlan(action: PoolAction, state: SriovState): ActionPlan {
  const { plan } = planPool(
    action,
    state,
    state.pools.map(({ name }) => name),
  );
  return { ...plan, stamp: JSON.stringify(action) };
}

/** A host without such devices. */
export const noFunctions: SriovState = {
  physical: [],
  pools: [],
  iommu: false,
  networks: ['default'],
  missing: [],
};

/** As many functions as some cards have, without an IOMMU, and names that are long. */
export function inventManyFunctions(): SriovState {
  const { physical, ...rest } = inventSriov();
  const many = Array.from({ length: 64 }, (_, index) => ({
    ...virtualFunction(index % 8),
    index,
    address: address(`0000:03:1${index >> 5}.${index % 8}`),
    usedBy:
      index === 5
        ? [{ by: 'guest' as const, name: `${'a-very-long-name-'.repeat(8)}x`, uuid: uuid(6), running: true }]
        : [],
  }));
  const missing = ['MAC addresses, VLANs and the like of functions: this connection reaches libvirt alone.'];
  return {
    ...rest,
    iommu: false,
    missing,
    physical: physical.map((device, at) => (at === 0 ? { ...device, atMost: 64, functions: many } : device)),
  };
}
