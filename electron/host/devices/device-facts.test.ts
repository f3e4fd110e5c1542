import { expect, it } from 'vitest';
import { factsOf } from '../testing/recorded-hosts.ts';
import { treeOf } from '../testing/tree-of.ts';
import { readDeviceFacts } from './device-facts.ts';

it('finds nothing in a tree without /sys, and does not mind', async () => {
  expect(await readDeviceFacts(treeOf(''))).toEqual({
    pci: [],
    mediated: [],
    usb: [],
    storage: [],
    nets: [],
    framebuffers: [],
    iommu: { units: [], groups: new Map() },
    vfio: { vfioPci: 'absent', ids: [] },
    boot: { arguments: [], efi: false, loader: 'unknown', loaderSeen: [], initramfs: 'unknown', kernel: '' },
    hugePages: [],
    kvm: [],
  });
});

it('knows groups, interrupt remapping and the table of the firmware', async () => {
  const { iommu } = await factsOf('bad-groups');
  expect(iommu).toMatchObject({ units: ['ivhd0'], table: 'IVRS', interruptRemapping: true });
  expect(iommu.groups.get(16)).toEqual(['0000:08:00.0', '0000:08:00.1']);
  const off = (await factsOf('no-iommu')).iommu;
  expect(off).toEqual({ units: [], groups: new Map(), interruptRemapping: false });
});

it('knows mediated devices, their types, and the vendor’s own', async () => {
  const intel = await factsOf('intel-mediated');
  expect(intel.mediated).toEqual([
    {
      uuid: '4b20d080-1b54-4048-85b3-a6a62d165c01',
      parent: '0000:00:02.0',
      type: 'i915-GVTg_V5_4',
      iommuGroup: 12,
    },
  ]);
  const graphics = intel.pci.find(({ address }) => address === '0000:00:02.0');
  expect(graphics?.mediatedTypes.map(({ id, available }) => [id, available])).toEqual([
    ['i915-GVTg_V5_4', 1],
    ['i915-GVTg_V5_8', 2],
  ]);
  const nvidia = (await factsOf('nvidia-datacentre')).pci.filter(({ vgpu }) => vgpu);
  expect(nvidia.map(({ vgpu }) => vgpu?.current)).toEqual([0, 1155, 0, 0]);
  expect(nvidia[0]?.vgpu?.creatable[0]).toEqual({ id: 1145, name: 'NVIDIA L40S-1B' });
});

it('knows who draws the console, huge pages of each node, and parameters of KVM', async () => {
  const server = await factsOf('sriov-server');
  expect(server.framebuffers).toEqual([{ name: 'mgag200drmfb', address: '0000:03:00.0' }]);
  expect(server.hugePages).toContainEqual({ size: 2 ** 30, total: 64, free: 64 });
  expect(server.hugePages).toContainEqual({ size: 2 ** 21, node: 1, total: 1024, free: 1024 });
  expect(server.kvm.find(({ module }) => module === 'kvm_intel')).toEqual({
    module: 'kvm_intel',
    parameters: { ept: 'Y', nested: 'N' },
    loaded: true,
  });
  expect(server.kvm.find(({ module }) => module === 'kvm_amd')?.loaded).toBe(false);
});

it('knows what is plugged into USB, behind hubs too, and what hangs on it', async () => {
  const [mouse] = (await factsOf('bad-groups')).usb;
  expect(mouse).toMatchObject({
    port: '1-9.2',
    vendor: '046d',
    product: 'c077',
    class: 3,
    speed: 1.5,
    drivers: ['usbhid'],
    controller: '0000:02:00.0',
    inputs: ['event3'],
  });
  expect((await factsOf('silverblue')).usb[0]).toMatchObject({ class: 8, blocks: ['sda'] });
  expect((await factsOf('intel-mediated')).usb[0]).toMatchObject({ nets: ['eth1'] });
});
