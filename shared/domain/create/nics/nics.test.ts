import { describe, expect, it } from 'vitest';
import { cpuTopic } from '../cpu/cpu.ts';
import { kvmOffer, partOf, settingFor, tcgOffer, windows } from '../testing/setting.ts';
import { nicsTopic } from './nics.ts';

function nics(...args: Parameters<typeof settingFor>) {
  const setting = settingFor(...args);
  return partOf(nicsTopic, setting, { cpu: cpuTopic.decide(setting, {}).value, bootOrders: [1, 2] });
}
const fields = (found: readonly { readonly field?: string | undefined }[]) => found.map(({ field }) => field);
type Answers = NonNullable<Parameters<typeof settingFor>[0]>;
type Nic = NonNullable<Answers['nics']>[number];
const card = (nic: Nic, ...rest: [changed?: Parameters<typeof settingFor>[1], offer?: typeof kvmOffer]) =>
  nics({ nics: [nic] }, ...rest);
const user = { to: 'user' as const };
const pool = { name: 'functions', active: true, label: 'functions', mode: 'hostdev' };
const vf = {
  kind: 'pci' as const,
  address: '0000:03:10.0',
  name: 'Intel X540 Virtual Function',
  what: 'network card',
  iommuGroup: 20,
  companions: [],
  usedBy: [],
  functionOf: '0000:03:00.0',
};

describe('what an expert would choose', () => {
  it('is one virtio card on the default network, with a queue for each CPU', () => {
    const { value, problems, warnings, domain } = nics({ vcpus: 4 });
    expect(value.nics).toMatchObject([
      { target: { to: 'network', network: 'default' }, model: 'virtio', queues: 4, link: 'up' },
    ]);
    expect([...problems, ...warnings]).toEqual([]);
    expect(domain.devices.interfaces.items[0]).toMatchObject({ type: 'network', model: 'virtio', queues: 4 });
  });

  it('is at most eight queues, and one where nothing is gained', () => {
    const queues = (...args: Parameters<typeof settingFor>) => nics(...args).value.nics[0]?.queues;
    expect(queues({ vcpus: 16 })).toBe(8);
    expect(queues({ vcpus: 1 })).toBeUndefined();
    expect(queues({ vcpus: 4 }, {}, tcgOffer)).toBeUndefined();
    expect(queues({ vcpus: 4 }, { session: true })).toBeUndefined();
  });

  it('is a card that the system drives', () => {
    expect(nics({}, { os: windows }).value.nics[0]?.model).toBe('e1000e');
    const unattended = { user: 'anna', password: 'secret', drivers: '/iso/virtio-win.iso' };
    const source = { kind: 'iso' as const, image: '/iso/windows.iso' };
    expect(nics({ source, unattended }, { os: windows }).value.nics[0]?.model).toBe('virtio');
  });

  it('is the user-mode network where no other is to be had', () => {
    const { value, reasons, domain } = nics({}, { networks: [] });
    expect(value.nics[0]?.target).toEqual({ to: 'user', backend: 'passt', forwards: [] });
    expect(reasons['nics.0.target']).toBe('there is no active network');
    expect(domain.devices.interfaces.items[0]).toMatchObject({ type: 'user', backend: 'passt' });
    expect(nics({}, { session: true }).value.nics[0]?.target.to).toBe('user');
  });

  it('is what the appliance had', () => {
    const appliance = {
      name: 'web',
      disks: [],
      cdroms: 0,
      lost: [],
      nics: [{ model: 'e1000', mac: '00:0c:29:01:02:03' }, { model: 'virtio' }],
    } as const;
    const { value, reasons } = nics({}, { appliance });
    expect(value.nics.map(({ model, mac }) => [model, mac])).toEqual([
      ['e1000', '00:0c:29:01:02:03'],
      ['virtio', undefined],
    ]);
    expect(reasons['nics']).toBe('as many as the appliance had');
  });

  it('is the network after the disks for a guest that starts from it', () => {
    expect(nics({ source: { kind: 'network-boot' } }).value.nics[0]?.bootOrder).toBe(3);
    expect(nics().value.nics[0]?.bootOrder).toBeUndefined();
  });

  it('is none where none are wanted', () => {
    expect(nics({ nics: [] })).toMatchObject({ value: { nics: [] }, problems: [] });
  });
});

describe('where a card leads', () => {
  it('is written for each kind', () => {
    const given: Nic[] = [
      { target: { to: 'bridge', bridge: 'br0' } },
      { target: { to: 'direct', device: 'eth0' } },
      { target: { to: 'function', address: '0000:03:10.0' }, vlan: 42 },
    ];
    const { domain, problems } = nics({ nics: given }, { devices: [vf] as never });
    expect(problems).toEqual([]);
    const [bridge, direct, own] = domain.devices.interfaces.items;
    expect(bridge).toMatchObject({ type: 'bridge', bridge: 'br0' });
    expect(direct).toMatchObject({ type: 'direct', dev: 'eth0', mode: 'bridge' });
    expect(own).toMatchObject({ type: 'hostdev', managed: true, model: undefined });
    expect(own?.sourceAddress).toMatchObject({ type: 'pci', bus: 3, slot: 16, function: 0 });
    expect(own?.vlan.tags.items.map(({ id }) => id)).toEqual([42]);
  });

  it.each<[string, Nic['target'], Parameters<typeof settingFor>[1], string]>([
    ['a network that is not there', { to: 'network', network: 'lab' }, {}, 'NETWORK_ABSENT'],
    ['a bridge that is not there', { to: 'bridge', bridge: 'br9' }, {}, 'NOT_FOUND'],
    ['an interface that is not there', { to: 'direct', device: 'eth9' }, {}, 'NOT_FOUND'],
    ['macvtap without rights', { to: 'direct', device: 'eth0' }, { session: true }, 'UNSUPPORTED'],
    ['passt that is not there', { to: 'user', backend: 'passt' }, { userNetworks: ['slirp'] }, 'UNSUPPORTED'],
    ['a function that is not there', { to: 'function', address: '0000:03:10.0' }, {}, 'NOT_FOUND'],
    [
      'a whole card',
      { to: 'function', address: '0000:03:10.0' },
      { devices: [{ ...vf, functionOf: undefined }] as never },
      'UNSUPPORTED',
    ],
    [
      'a function that a guest has',
      { to: 'function', address: '0000:03:10.0' },
      { devices: [{ ...vf, usedBy: ['db'] }] as never },
      'RESOURCE_BUSY',
    ],
  ])('is refused: %s', (_what, target, changed, code) => {
    expect(card({ target }, changed).problems).toMatchObject([{ field: 'nics.0.target', failure: { code } }]);
  });

  it('can be started where it is not active', () => {
    const networks = [{ name: 'default', active: false, label: 'default', mode: 'nat' }];
    expect(nics({}, { networks }).problems).toMatchObject([
      { failure: { code: 'NETWORK_INACTIVE' }, fix: { id: 'start-network' } },
    ]);
  });

  it('is believed of far hosts, with a warning', () => {
    const { problems, warnings } = card({ target: { to: 'bridge', bridge: 'br9' } }, { local: false });
    expect([problems.length, warnings.length]).toEqual([0, 1]);
  });

  it('is warned of: macvtap, which does not reach the host', () => {
    expect(card({ target: { to: 'direct', device: 'eth0' } }).warnings).toHaveLength(1);
  });
});

describe('what libvirt does to packets', () => {
  const functions = { networks: [pool] };
  const own = { to: 'network' as const, network: 'functions' };

  it.each<[string, Nic, Parameters<typeof settingFor>[1], string]>([
    ['MTU on macvtap', { target: { to: 'direct', device: 'eth0' }, mtu: 9000 }, {}, 'mtu'],
    ['MTU on the user-mode network', { target: user, mtu: 9000 }, {}, 'mtu'],
    ['VLAN on a NAT network', { vlan: 5 }, {}, 'vlan'],
    ['VLAN on a plain bridge', { target: { to: 'bridge', bridge: 'br0' }, vlan: 5 }, {}, 'vlan'],
    ['VLAN on macvtap', { target: { to: 'direct', device: 'eth0' }, vlan: 5 }, {}, 'vlan'],
    ['queues of an e1000e', { model: 'e1000e', queues: 2 }, {}, 'queues'],
    ['queues of the user-mode network', { target: user, queues: 2 }, {}, 'queues'],
    ['a filter on a function', { target: own, filter: 'clean-traffic' }, functions, 'filter'],
    ['a filter that is not there', { filter: 'no-such' }, {}, 'filter'],
    ['bandwidth of a function', { target: own, inbound: { average: 100 } }, functions, 'inbound'],
    ['a card that the machine does not have', { model: 'usb-net' }, {}, 'model'],
    ['a multicast address', { mac: '53:54:00:00:00:01' }, {}, 'mac'],
    ['no address', { mac: '00:00:00:00:00:00' }, {}, 'mac'],
    ['a boot order that a disk has', { bootOrder: 2 }, {}, 'bootOrder'],
  ])('is refused: %s', (_what, nic, changed, name) => {
    expect(fields(card(nic, changed).problems)).toEqual([`nics.0.${name}`]);
  });

  it('is tags where functions, Open vSwitch or a newer libvirt take them', () => {
    expect(card({ target: own, vlan: 5 }, functions).problems).toEqual([]);
    expect(card({ vlan: 5 }, { libvirtVersion: 11_000_000 }).problems).toEqual([]);
    expect(card({ target: { to: 'direct', device: 'eth0', mode: 'passthrough' }, vlan: 5 }).problems).toEqual(
      [],
    );
  });

  it('is written', () => {
    const { domain, problems } = card({
      mtu: 1400,
      link: 'down',
      filter: 'clean-traffic',
      mac: '52:54:00:AA:BB:CC',
      inbound: { average: 1000, peak: 2000, burst: 512 },
      bootOrder: 3,
    });
    expect(problems).toEqual([]);
    const nic = domain.devices.interfaces.items[0];
    expect(nic).toMatchObject({ mtu: 1400, linkState: 'down', filter: 'clean-traffic', bootOrder: 3 });
    expect(nic?.bandwidth).toMatchObject({ inboundAverage: 1000, inboundPeak: 2000, inboundBurst: 512 });
  });

  it('is no one’s address twice', () => {
    const mac = '52:54:00:aa:bb:cc';
    expect(fields(nics({ nics: [{ mac }, { mac: mac.toUpperCase() }] }).problems)).toEqual(['nics.1.mac']);
  });

  it('is warned of: more queues than CPUs, a card without a driver', () => {
    expect(fields(card({ queues: 8 }).warnings)).toEqual(['nics.0.queues']);
    expect(fields(card({ model: 'virtio' }, { os: windows }).warnings)).toEqual(['nics.0.model']);
  });
});

describe('forwarded ports', () => {
  const ssh = { protocol: 'tcp', host: 2222, guest: 22 } as const;
  const web = { protocol: 'tcp', host: 8080, guest: 80, address: '0.0.0.0' } as const;

  it('are passt’s', () => {
    const { domain, problems } = card({ target: { ...user, forwards: [ssh] } });
    expect(problems).toEqual([]);
    const [forward] = domain.devices.interfaces.items[0]?.portForwards.items ?? [];
    expect(forward).toMatchObject({ proto: 'tcp', address: '127.0.0.1' });
    expect(forward).toMatchObject({ start: 2222, to: 22 });
  });

  it('are arguments of QEMU with slirp, which is said', () => {
    const target = { ...user, backend: 'slirp' as const, forwards: [ssh, web] };
    const { domain, problems, warnings } = card({ target, mac: '52:54:00:aa:bb:cc' });
    expect(problems).toEqual([]);
    expect(fields(warnings)).toEqual(['nics.0.target', 'nics.0.target.forwards.1.address']);
    expect(domain.devices.interfaces.items).toEqual([]);
    expect(domain.qemuCommandline.args.items.map(({ value }) => value)).toEqual([
      '-netdev',
      'user,id=user0,hostfwd=tcp:127.0.0.1:2222-:22,hostfwd=tcp:0.0.0.0:8080-:80',
      '-device',
      'virtio-net-pci,bus=pcie.0,addr=0x18.0x0,multifunction=on,netdev=user0,mac=52:54:00:aa:bb:cc',
    ]);
  });

  it('without any stay with libvirt', () => {
    const { domain } = card({ target: { ...user, backend: 'slirp' } });
    expect(domain.devices.interfaces.items).toHaveLength(1);
    expect(domain.qemuCommandline.exists).toBe(false);
  });

  it('do not share a port of the host, over all cards', () => {
    const every = { ...ssh, address: '0.0.0.0' };
    const given = [{ target: { ...user, forwards: [ssh] } }, { target: { ...user, forwards: [every] } }];
    expect(fields(nics({ nics: given }).problems)).toEqual(['nics.1.target.forwards.0.host']);
    const udp = { ...ssh, protocol: 'udp' as const };
    expect(card({ target: { ...user, forwards: [ssh, udp] } }).problems).toEqual([]);
  });

  it('are warned of when they belong to root', () => {
    expect(card({ target: { ...user, forwards: [{ ...ssh, host: 22 }] } }).warnings[0]?.remedy).toContain(
      '8022',
    );
  });
});
