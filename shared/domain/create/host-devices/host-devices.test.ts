import { describe, expect, it } from 'vitest';
import type { HostDeviceOption } from '../../../contract/create/options.ts';
import type { PciAddress } from '../../../contract/create/host-device.ts';
import { ROOT_PORTS } from '../extras/buses.ts';
import { kvmOffer, partOf, settingFor } from '../testing/setting.ts';
import { hostDevicesTopic } from './host-devices.ts';

const pci = (address: string, more: object = {}) =>
  ({
    kind: 'pci',
    address: address as PciAddress,
    name: `Card ${address}`,
    what: 'GPU',
    iommuGroup: 1,
    companions: [],
    usedBy: [],
    ...more,
  }) satisfies HostDeviceOption;
const gpu = '0000:01:00.0';
const sound = '0000:01:00.1';
const card = [
  pci(gpu, { companions: [sound], driver: 'nouveau', node: 0 }),
  pci(sound, { companions: [gpu], driver: 'snd_hda_intel', what: 'sound' }),
];
const stick: HostDeviceOption = {
  kind: 'usb',
  vendor: '0951',
  product: '1666',
  bus: 1,
  device: 4,
  name: 'Stick',
  usedBy: [],
};
const uuid = 'c2177883-f1bb-47f0-914d-32a22e3a8804';

type Answers = NonNullable<NonNullable<Parameters<typeof settingFor>[0]>['hostDevices']>;
function give(
  hostDevices: Answers,
  devices: readonly HostDeviceOption[],
  changed: Parameters<typeof settingFor>[1] = {},
  offer = kvmOffer,
) {
  return partOf(hostDevicesTopic, settingFor({ hostDevices }, { devices, ...changed }, offer), {});
}
const whole: Answers = [
  { kind: 'pci', address: gpu },
  { kind: 'pci', address: sound },
];

describe('PCI devices', () => {
  it('are none unless asked for', () => {
    expect(partOf(hostDevicesTopic, settingFor(), {})).toMatchObject({
      value: { hostDevices: [] },
      warnings: [],
    });
  });

  it('that the host needs for itself are refused, with the reason of the map', () => {
    const reasons = [{ text: 'The host itself lives on it.' }];
    const disk = pci(gpu, { verdict: { level: 'never', label: 'Never', reasons } });
    expect(give([{ kind: 'pci', address: gpu }], [disk]).problems).toMatchObject([
      { failure: { code: 'DEVICE_NEEDED', params: { reason: 'The host itself lives on it.' } } },
    ]);
  });

  it('that are risky are given with the risks said', () => {
    const reasons = [{ text: 'It cannot be reset.', remedy: 'Try it.' }];
    const { problems, warnings } = give(
      [{ kind: 'pci', address: gpu }],
      [pci(gpu, { verdict: { level: 'risky', label: 'No reset', reasons }, driver: 'nouveau' })],
    );
    expect(problems).toEqual([]);
    expect(warnings).toContainEqual(
      expect.objectContaining({ text: 'It cannot be reset.', remedy: 'Try it.' }),
    );
  });

  it('of one card stay one card, on a port of PCI Express', () => {
    const { domain, problems } = give(whole, card);
    expect(problems).toEqual([]);
    const [first, second] = domain.devices.hostdevs.items;
    expect(first).toMatchObject({ mode: 'subsystem', type: 'pci', managed: true });
    expect(first?.sourceAddress).toMatchObject({ domain: 0, bus: 1, slot: 0, function: 0 });
    expect(first?.address).toMatchObject({
      type: 'pci',
      bus: ROOT_PORTS,
      slot: 0,
      function: 0,
      multifunction: true,
    });
    expect(second?.address).toMatchObject({
      bus: ROOT_PORTS,
      slot: 0,
      function: 1,
      multifunction: undefined,
    });
  });

  it('alone are placed by libvirt', () => {
    const { domain } = give([{ kind: 'pci', address: gpu }], [pci(gpu)]);
    expect(domain.devices.hostdevs.items[0]?.address.exists).toBe(false);
  });

  it('need the rest of their group, unless the host does not use it', () => {
    const { problems } = give([{ kind: 'pci', address: gpu }], card);
    expect(problems).toMatchObject([{ field: 'hostDevices.0', failure: { code: 'RESOURCE_BUSY' } }]);
    expect(problems[0]?.failure.detail).toContain(sound);
    const free = [card[0]!, pci(sound)];
    const alone = give([{ kind: 'pci', address: gpu }], free);
    expect(alone.problems).toEqual([]);
    expect(alone.warnings.map(({ remedy }) => remedy)).toContain(
      'Add those of the same card, such as the sound of a GPU.',
    );
  });

  it.each<[string, HostDeviceOption[], Parameters<typeof settingFor>[1], typeof kvmOffer, string]>([
    ['that are not there', [], {}, kvmOffer, 'NOT_FOUND'],
    ['that a guest runs with', [pci(gpu, { usedBy: ['db'] })], {}, kvmOffer, 'RESOURCE_BUSY'],
    ['in no IOMMU group', [pci(gpu, { iommuGroup: undefined })], {}, kvmOffer, 'UNSUPPORTED'],
    ['without VFIO', [pci(gpu)], {}, { ...kvmOffer, pciBackends: [] }, 'UNSUPPORTED'],
    ['of a session', [pci(gpu)], { session: true }, kvmOffer, 'UNSUPPORTED'],
  ])('%s are refused', (_what, devices, changed, offer, code) => {
    const { problems } = give([{ kind: 'pci', address: gpu }], devices, changed, offer);
    expect(problems).toMatchObject([{ field: 'hostDevices.0', failure: { code } }]);
  });

  it('say how to switch on the IOMMU, by the maker of the CPU', () => {
    const off = { ...kvmOffer, pciBackends: [] };
    const detail = (vendor: 'intel' | 'amd') =>
      give(
        [{ kind: 'pci', address: gpu }],
        [pci(gpu)],
        { memoryVirtualization: { paging: 'ept', vendor } },
        off,
      ).problems[0]?.failure.detail;
    expect(detail('intel')).toContain('intel_iommu=on');
    expect(detail('amd')).toContain('AMD-Vi');
  });

  it('are given once, also as a network card', () => {
    const twice: Answers = [whole[0]!, whole[0]!];
    expect(give(twice, [pci(gpu)]).problems).toMatchObject([{ field: 'hostDevices.1' }]);
    const nics = [{ target: { to: 'function' as const, address: gpu } }];
    const setting = settingFor({ hostDevices: [whole[0]!], nics }, { devices: [pci(gpu)] });
    expect(partOf(hostDevicesTopic, setting, {}).problems).toMatchObject([{ field: 'hostDevices.0' }]);
  });

  it('warn of pinned memory, of what the host loses, of the far node', () => {
    const setting = settingFor(
      { hostDevices: whole, vcpus: 1, cpu: { pins: [{ vcpu: 0, cpus: [1] }] } },
      { devices: card },
    );
    const texts = partOf(hostDevicesTopic, setting, {}).warnings.map(({ text }) => text);
    expect(texts[0]).toContain('All of its memory is taken');
    expect(texts).toContainEqual(expect.stringContaining(`The host loses Card ${gpu}`));
    expect(texts).toContainEqual(expect.stringContaining('NUMA node 0'));
  });

  it('warn of a machine without PCI Express', () => {
    const { warnings, domain } = give(whole, card, {}, { ...kvmOffer, machine: 'pc' });
    expect(warnings.map(({ remedy }) => remedy)).toContain('Choose the machine q35.');
    expect(domain.devices.hostdevs.items[0]?.address).toMatchObject({ bus: 0, multifunction: true });
  });
});

describe('USB devices', () => {
  const make = { kind: 'usb', vendor: '0951', product: '1666' } as const;

  it('are any of their make, and may be missing', () => {
    const { domain, problems, warnings } = give([make], [stick]);
    expect([...problems, ...warnings]).toEqual([]);
    expect(domain.devices.hostdevs.items[0]).toMatchObject({
      vendor: 0x0951,
      product: 0x1666,
      startupPolicy: 'optional',
    });
    expect(give([make], []).warnings).toHaveLength(1);
  });

  it('are one by its place', () => {
    const { domain, problems, warnings } = give([{ ...make, bus: 1, device: 4 }], [stick]);
    expect([problems.length, warnings.length]).toEqual([0, 1]);
    expect(domain.devices.hostdevs.items[0]?.sourceAddress).toMatchObject({ bus: 1, device: 4 });
    expect(give([{ ...make, bus: 1, device: 9 }], [stick]).problems).toMatchObject([
      { failure: { code: 'NOT_FOUND' } },
    ]);
    expect(give([{ ...make, bus: 1 }], [stick]).problems).toMatchObject([
      { failure: { code: 'INPUT_INVALID' } },
    ]);
  });

  it('have to be told apart, and not be in use', () => {
    expect(give([make], [stick, { ...stick, device: 5 }]).problems).toHaveLength(1);
    expect(give([make], [{ ...stick, usedBy: ['db'] }]).problems).toMatchObject([
      { failure: { code: 'RESOURCE_BUSY' } },
    ]);
  });
});

describe('mediated devices', () => {
  const vgpu: HostDeviceOption = {
    kind: 'mediated',
    uuid,
    name: 'GVT-g',
    parent: 'pci_0000_00_02_0',
    usedBy: [],
  };

  it('are written by their UUID', () => {
    const { domain, problems } = give([{ kind: 'mediated', uuid: uuid.toUpperCase() }], [vgpu]);
    expect(problems).toEqual([]);
    expect(domain.devices.hostdevs.items[0]).toMatchObject({ type: 'mdev', model: 'vfio-pci' });
    expect(domain.devices.hostdevs.items[0]?.sourceAddress.uuid).toBe(uuid);
  });

  it('have to be there', () => {
    expect(give([{ kind: 'mediated', uuid }], []).problems).toMatchObject([
      { failure: { code: 'NOT_FOUND' } },
    ]);
  });
});
