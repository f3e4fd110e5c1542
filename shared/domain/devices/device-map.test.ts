import { describe, expect, it } from 'vitest';
import { uuidSchema } from '../../contract/values.ts';
import { deviceMapSchema } from '../../contract/devices.ts';
import { deviceMap, type MapOptions } from './device-map.ts';
import type { DeviceFacts, PciFacts } from './facts.ts';
import { at, host, net, pci, withoutGroup } from './testing/invented.ts';

const VGA = 0x030000;
const AUDIO = 0x040300;
const NIC = 0x020000;
const NVME = 0x010802;
const USB = 0x0c0330;

const uuid = uuidSchema.parse('11111111-2222-4333-8444-555555555555');

function verdicts(facts: DeviceFacts, options: Partial<MapOptions> = {}) {
  const map = deviceMap(facts, { source: 'tree', readAt: 0, ...options });
  expect(deviceMapSchema.parse(map)).toEqual(map);
  const of = (text: string) => {
    const device = map.pci.find(({ address }) => address === at(text));
    if (!device) throw new Error(`No device at ${text}.`);
    return device;
  };
  return { map, of, level: (text: string) => of(text).verdict.level };
}

const igpu = pci('0000:00:02.0', VGA, { driver: 'i915', bootVga: true, iommuGroup: 0 });
const card = (more: Partial<PciFacts> = {}) => [
  pci('0000:01:00.0', VGA, {
    vendor: 0x10de,
    device: 0x2786,
    deviceName: 'AD104 [GeForce RTX 4070]',
    driver: 'nvidia',
    iommuGroup: 13,
    parent: at('0000:00:01.0'),
    link: { speed: 2.5, width: 16, maxSpeed: 16, maxWidth: 16 },
    resetMethods: ['flr', 'bus'],
    ...more,
  }),
  pci('0000:01:00.1', AUDIO, {
    vendor: 0x10de,
    device: 0x22bc,
    driver: 'snd_hda_intel',
    iommuGroup: 13,
    parent: at('0000:00:01.0'),
    resetMethods: [],
  }),
];

describe('a second graphics card', () => {
  it('is ready, its sound goes with it, and both are one', () => {
    const { of } = verdicts(host({ pci: [igpu, ...card()] }));
    expect(of('0000:01:00.0')).toMatchObject({
      name: 'NVIDIA GeForce RTX 4070',
      link: 'PCIe 1.0 ×16',
      linkAtMost: 'PCIe 4.0 ×16',
      verdict: { level: 'ready', label: 'Ready', reasons: [] },
      together: [at('0000:01:00.0'), at('0000:01:00.1')],
    });
    expect(of('0000:01:00.1').verdict).toMatchObject({ level: 'ready', label: 'Goes with it' });
    expect(of('0000:00:02.0').verdict).toMatchObject({ level: 'never' });
  });

  it('is never given away alone where it is the only display; its sound neither', () => {
    const { of, level } = verdicts(host({ pci: card({ bootVga: true }) }));
    expect(level('0000:01:00.0')).toBe('never');
    expect(level('0000:01:00.1')).toBe('never');
    expect(of('0000:01:00.0').verdict.reasons[0]).toMatchObject({
      text: expect.stringContaining('only display'),
      remedy: expect.stringContaining('single-GPU way'),
    });
  });

  it('takes its sound along also from another group', () => {
    const [gpu, sound] = card();
    const parted = [igpu, gpu, sound && { ...sound, iommuGroup: 14 }].filter(each => each !== undefined);
    expect(verdicts(host({ pci: parted })).of('0000:01:00.1').together).toHaveLength(2);
  });

  it('needs a step while the IOMMU is off', () => {
    const off = [igpu, ...card()].map(withoutGroup);
    const { of } = verdicts(host({ pci: off }));
    expect(of('0000:01:00.0').verdict).toMatchObject({ level: 'step', label: 'IOMMU off' });
    expect(of('0000:01:00.1').verdict.reasons).toHaveLength(1);
  });

  it('is in use while a guest runs with any of it', () => {
    const claim = { name: 'win11', uuid, running: true, devices: ['pci 0000:01:00.1'] };
    const { level, of } = verdicts(host({ pci: [igpu, ...card()] }), { claims: [claim] });
    expect(level('0000:01:00.0')).toBe('in-use');
    expect(of('0000:01:00.1').usedBy).toEqual([{ by: 'guest', name: 'win11', uuid, running: true }]);
    const stopped = verdicts(host({ pci: [igpu, ...card()] }), { claims: [{ ...claim, running: false }] });
    expect(stopped.level('0000:01:00.0')).toBe('ready');
  });

  it('is risky where it cannot be reset, or AMD’s chip does not survive it', () => {
    const { of } = verdicts(host({ pci: [igpu, ...card({ resetMethods: [] })] }));
    expect(of('0000:01:00.0').verdict).toMatchObject({ level: 'risky', label: 'No reset' });
    const navi = card({ vendor: 0x1002, device: 0x731f });
    expect(verdicts(host({ pci: [igpu, ...navi] })).of('0000:01:00.0').verdict).toMatchObject({
      level: 'risky',
      label: 'Reset bug',
    });
    const cured = card({ vendor: 0x1002, device: 0x731f, resetMethods: ['device_specific', 'bus'] });
    expect(verdicts(host({ pci: [igpu, ...cured] })).level('0000:01:00.0')).toBe('ready');
  });

  it('is told apart from its twin by address', () => {
    const twin = card().map(device => ({
      ...device,
      address: at(device.address.replace(':01:', ':02:')),
      iommuGroup: 14,
    }));
    const { of } = verdicts(host({ pci: [igpu, ...card(), ...twin] }));
    expect(of('0000:01:00.0').verdict).toMatchObject({ level: 'ready', label: 'Ready' });
    expect(of('0000:01:00.0').verdict.reasons[0]?.text).toContain('0000:02:00.0 has the same ids');
  });
});

describe('what the host lives on', () => {
  const disk = pci('0000:04:00.0', NVME, { driver: 'nvme', iommuGroup: 4, blocks: ['nvme0n1'] });
  const mounted = (target: string) =>
    host({ pci: [disk], storage: [{ what: 'mount', target, disks: ['nvme0n1'] }] });

  it.each(['/', '/boot', '/boot/efi', '/var', '/nix/store'])('is never given away with %s', target => {
    expect(verdicts(mounted(target)).level('0000:04:00.0')).toBe('never');
  });

  it('can be freed of other file systems, and is ready without any', () => {
    expect(verdicts(mounted('/srv/games')).of('0000:04:00.0').verdict).toMatchObject({
      level: 'step',
      label: 'Mounted',
    });
    expect(verdicts(host({ pci: [disk] })).level('0000:04:00.0')).toBe('ready');
  });

  const nic = (text: string, group: number) => pci(text, NIC, { driver: 'igb', iommuGroup: group });
  it('finds the only way out through a bridge on a bond', () => {
    const nets = [
      net('eth0', { address: at('0000:03:00.0'), master: 'bond0' }),
      net('bond0', { master: 'br0' }),
      net('br0', { defaultRoute: true }),
      net('eth1', { address: at('0000:05:00.0'), up: false, carrier: false }),
    ];
    const { of, level } = verdicts(host({ pci: [nic('0000:03:00.0', 3), nic('0000:05:00.0', 5)], nets }));
    expect(of('0000:03:00.0').usedBy).toEqual([
      { by: 'network', names: ['eth0'], only: true, master: 'bond0' },
    ]);
    expect(level('0000:03:00.0')).toBe('never');
    expect(level('0000:05:00.0')).toBe('ready');
  });

  it('finds it below a VLAN', () => {
    const nets = [
      net('eth0', { address: at('0000:03:00.0') }),
      net('eth0.10', { over: ['eth0'], defaultRoute: true }),
      net('eth1', { address: at('0000:05:00.0') }),
    ];
    const { level, of } = verdicts(host({ pci: [nic('0000:03:00.0', 3), nic('0000:05:00.0', 5)], nets }));
    expect(level('0000:03:00.0')).toBe('never');
    expect(of('0000:05:00.0').verdict).toMatchObject({ level: 'risky', label: 'Connected' });
  });

  it('refuses two ports of one card that are the only ways together', () => {
    const nets = [
      net('eth0', { address: at('0000:03:00.0'), defaultRoute: true }),
      net('eth1', { address: at('0000:03:00.1'), defaultRoute: true }),
    ];
    const { level } = verdicts(host({ pci: [nic('0000:03:00.0', 3), nic('0000:03:00.1', 3)], nets }));
    expect(level('0000:03:00.1')).toBe('never');
  });

  it('keeps what shares a group with it', () => {
    const sound = pci('0000:00:1f.3', AUDIO, { driver: 'snd_hda_intel', iommuGroup: 4 });
    const { storage } = mounted('/');
    const { of } = verdicts(host({ pci: [disk, sound], storage }));
    expect(of('0000:00:1f.3').verdict.level).toBe('never');
    expect(of('0000:00:1f.3').verdict.reasons[0]?.text).toContain('0000:04:00.0');
  });
});

describe('groups', () => {
  it('leave bridges and what nothing drives behind', () => {
    const facts = host({
      pci: [
        pci('0000:00:01.0', 0x060400, { driver: 'pcieport', iommuGroup: 1 }),
        pci('0000:01:00.0', NIC, { driver: 'igb', iommuGroup: 1, parent: at('0000:00:01.0') }),
        pci('0000:02:00.0', USB, { iommuGroup: 1, parent: at('0000:00:01.0') }),
        pci('0000:03:00.0', USB, { driver: 'xhci_hcd', iommuGroup: 1, parent: at('0000:00:01.0') }),
      ],
    });
    const { of } = verdicts(facts);
    expect(of('0000:01:00.0')).toMatchObject({
      together: [at('0000:01:00.0'), at('0000:03:00.0')],
      leftBehind: [at('0000:00:01.0'), at('0000:02:00.0')],
      verdict: { level: 'risky', label: 'Shares a group' },
    });
    expect(of('0000:02:00.0').together).toHaveLength(3);
    expect(of('0000:00:01.0').verdict.level).toBe('stays');
    expect(of('0000:01:00.0').verdict.reasons.some(({ remedy }) => remedy?.includes('ACS'))).toBe(true);
  });

  it('do not bind virtual functions to the slot of their card', () => {
    const functions = ['0000:03:00.1', '0000:03:00.2'].map((text, index) =>
      pci(text, NIC, { driver: 'igbvf', iommuGroup: 20 + index, physicalFunction: at('0000:03:00.0') }),
    );
    const physical = pci('0000:03:00.0', NIC, {
      driver: 'igb',
      iommuGroup: 19,
      sriov: { total: 7, current: 2, functions: functions.map(({ address }) => address) },
    });
    const { of } = verdicts(host({ pci: [physical, ...functions] }));
    expect(of('0000:03:00.1')).toMatchObject({ together: [at('0000:03:00.1')], verdict: { level: 'ready' } });
    expect(of('0000:03:00.0')).toMatchObject({
      together: [at('0000:03:00.0')],
      verdict: { level: 'step', label: 'SR-IOV' },
      functions: { now: 2, atMost: 7 },
    });
  });

  it('with a part of the chipset stay', () => {
    const facts = host({
      pci: [
        pci('0000:00:1f.0', 0x060100, { driver: 'lpc_ich', iommuGroup: 9 }),
        pci('0000:00:1f.2', 0x010601, { driver: 'ahci', iommuGroup: 9 }),
      ],
    });
    const { level } = verdicts(facts);
    expect(level('0000:00:1f.0')).toBe('stays');
    expect(level('0000:00:1f.2')).toBe('never');
  });
});

it('warns of the only keyboard, for which a headset’s buttons are none', () => {
  const controllers = ['0000:00:14.0', '0000:05:00.0'].map((text, index) =>
    pci(text, USB, { driver: 'xhci_hcd', iommuGroup: 3 + index }),
  );
  const [own, other] = controllers.map(({ address }) => address);
  const keyboard = {
    port: '1-2',
    bus: 1,
    device: 4,
    vendor: '046d',
    product: 'c31c',
    manufacturer: 'Logitech',
    productName: 'USB Keyboard',
    class: 3,
    drivers: ['usbhid'],
    ...(own && { controller: own }),
    blocks: [],
    nets: [],
    inputs: ['input3'],
  };
  const drivers = ['snd-usb-audio', 'usbhid'];
  const headset = { ...keyboard, port: '3-1', bus: 3, drivers, ...(other && { controller: other }) };
  const { of, map } = verdicts(host({ pci: controllers, usb: [keyboard, headset] }));
  expect(of('0000:00:14.0').verdict).toMatchObject({ level: 'risky', label: 'Your keyboard' });
  expect(of('0000:05:00.0').verdict.level).toBe('ready');
  expect(map.usb[0]).toMatchObject({ name: 'Logitech USB Keyboard', ids: '046d:c31c', twins: 1 });
});

it('knows that it does not know what the host needs, where only libvirt was asked', () => {
  const facts = host({ pci: [pci('0000:03:00.0', NIC, { driver: 'igb', iommuGroup: 3 })] });
  expect(verdicts(facts, { unseen: true }).of('0000:03:00.0').verdict).toMatchObject({
    level: 'risky',
    label: 'Not known',
  });
});
