import { describe, expect, it } from 'vitest';
import type { HostTree } from '../tree/host-tree.ts';
import { factsOf } from '../testing/recorded-hosts.ts';
import { treeOf } from '../testing/tree-of.ts';
import { readPci } from './pci.ts';

const at = (address: string, files: string) =>
  `/sys/bus/pci/devices/${address} -> ../../../devices/pci0000:00/${address}\n/sys/bus/pci/devices/${address}\n${files}`;
const card = 'class: 0x030000\nvendor: 0x10de\ndevice: 0x2786';

describe('a graphics card', () => {
  it('is told with all that hangs on it', async () => {
    const { pci } = await factsOf('intel-two-gpus');
    expect(pci.find(({ address }) => address === '0000:01:00.0')).toEqual({
      address: '0000:01:00.0',
      class: 0x030000,
      vendor: 0x10de,
      device: 0x2786,
      subsystemVendor: 0x1458,
      subsystemDevice: 0x40ee,
      revision: 0xa1,
      vendorName: 'NVIDIA Corporation',
      deviceName: 'AD104 [GeForce RTX 4070]',
      driver: 'nouveau',
      driverBuiltIn: false,
      modules: ['nouveau', 'nvidiafb'],
      iommuGroup: 2,
      bootVga: false,
      rom: true,
      resetMethods: ['flr', 'bus'],
      powerState: 'D0',
      d3coldAllowed: true,
      link: { speed: 16, width: 16, maxSpeed: 16, maxWidth: 16 },
      parent: '0000:00:01.0',
      physicalSlot: '1',
      nets: [],
      blocks: [],
      displays: [
        {
          card: 'card1',
          render: 'renderD129',
          connectors: ['DP-4', 'DP-5', 'DP-6', 'HDMI-A-2'].map(name => ({
            name,
            connected: false,
            enabled: false,
          })),
        },
      ],
      usbBuses: [],
      sounds: [],
      mediatedTypes: [],
    });
  });

  it('is not asked for its link while it has no power', async () => {
    const { pci } = await factsOf('laptop-muxless');
    const asleep = pci.find(({ address }) => address === '0000:01:00.0');
    expect(asleep?.powerState).toBe('D3cold');
    expect(asleep?.link).toBeUndefined();
  });
});

describe('how a device can be reset', () => {
  it('is not told by kernels that do not know', async () => {
    const [device] = await readPci(treeOf(at('0000:00:01.0', card)));
    expect(device && 'resetMethods' in device).toBe(false);
  });

  it('is in no way where the kernel hides the file of one device only', async () => {
    const tree = treeOf(`${at('0000:00:01.0', card)}\n${at('0000:00:02.0', `${card}\nreset_method: flr`)}`);
    expect((await readPci(tree)).map(({ resetMethods }) => resetMethods)).toEqual([[], ['flr']]);
  });
});

it('leaves out what the kernel writes for nothing', async () => {
  const nothing = `${card}\nnuma_node: -1\ndriver_override: (null)\ncurrent_link_speed: Unknown\ncurrent_link_width: 0\nmax_link_speed: Unknown\nmax_link_width: 255`;
  const [device] = await readPci(treeOf(at('0000:00:01.0', nothing)));
  expect(device).not.toHaveProperty('numaNode');
  expect(device).not.toHaveProperty('driverOverride');
  expect(device).not.toHaveProperty('link');
  expect(device).not.toHaveProperty('parent');
});

it('leaves out a device that vanishes while it is read', async () => {
  const tree = treeOf(`${at('0000:00:01.0', card)}\n${at('0000:00:02.0', card)}`);
  const vanishing: HostTree = {
    ...tree,
    text: async path => (path.includes('0000:00:01.0/') ? undefined : tree.text(path)),
  };
  expect((await readPci(vanishing)).map(({ address }) => address)).toEqual(['0000:00:02.0']);
});

it('passes over what is no device, and reads addresses of other domains', async () => {
  const tree = treeOf(`${at('10000:e1:00.0', card)}\n/sys/bus/pci/devices\nodd: x`);
  expect((await readPci(tree)).map(({ address }) => address)).toEqual(['10000:e1:00.0']);
});

it('finds virtual functions, their physical one, and whose they are', async () => {
  const { pci } = await factsOf('sriov-server');
  const physical = pci.find(({ address }) => address === '0000:17:00.0');
  expect(physical?.sriov).toMatchObject({ total: 32, current: 32, autoprobe: true, functionDevice: 0x154c });
  expect(physical?.sriov?.functions.slice(0, 2)).toEqual(['0000:17:02.0', '0000:17:02.1']);
  const functions = pci.filter(({ physicalFunction }) => physicalFunction === '0000:17:00.0');
  expect(functions).toHaveLength(32);
  expect(functions[0]).toMatchObject({ driver: 'vfio-pci', numaNode: 0, nets: [] });
  expect(functions[2]?.nets).toEqual(['ens1f0v2']);
});

it('knows which ports keep apart what is below them', async () => {
  const { pci } = await factsOf('bad-groups');
  const ports = pci.filter(({ acs }) => acs !== undefined).map(({ address, acs }) => [address, acs]);
  expect(ports).toEqual([
    ['0000:00:03.1', true],
    ['0000:02:00.2', false],
    ['0000:03:00.0', false],
    ['0000:03:01.0', false],
  ]);
});

it('finds disks through a subsystem of NVMe with multipath', async () => {
  const tree = treeOf(`${at('0000:08:00.0', 'class: 0x010802\nvendor: 0x1b36\ndevice: 0x0010')}
/sys/block/nvme0n1 -> ../devices/virtual/nvme-subsystem/nvme-subsys0/nvme0n1
/sys/block/nvme0c0n1 -> ../devices/pci0000:00/0000:08:00.0/nvme/nvme0/nvme0c0n1
/sys/class/nvme-subsystem/nvme-subsys0/nvme0 -> ../../../../pci0000:00/0000:08:00.0/nvme/nvme0
/sys/class/nvme/nvme0 -> ../../devices/pci0000:00/0000:08:00.0/nvme/nvme0`);
  expect((await readPci(tree))[0]?.blocks).toEqual(['nvme0n1']);
});
