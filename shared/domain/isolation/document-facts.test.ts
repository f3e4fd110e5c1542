import { describe, expect, it } from 'vitest';
import { planLxc } from '../lxc/plan.ts';
import { lxcFacts, lxcRequest } from '../lxc/testing/request.ts';
import { documentFacts } from './document-facts.ts';

const made = (change = {}) => documentFacts(planLxc(lxcRequest(change), lxcFacts()).plan.xml);
const lxc = (inner: string) => documentFacts(`<domain type='lxc'><name>web</name>${inner}</domain>`);

it('a container as we make one has users, network and limits of its own', () => {
  expect(made()).toMatchObject({
    kind: 'lxc',
    kernel: 'host',
    rootIs: 1_000_000,
    user: 'root',
    sharedNamespaces: { cgroup: 'the host' },
    limits: { memory: 256 * 1024 ** 2 },
    paths: [],
  });
  expect(made({ firstId: null }).rootIs).toBeUndefined();
  expect(made().limits.cpus).toBeUndefined();
});

it('shares the host’s network without a card and without privnet', () => {
  expect(lxc('<devices/>').sharedNamespaces.net).toBe('the host');
  expect(made({ network: { to: 'none' } }).sharedNamespaces.net).toBeUndefined();
});

it.each([
  ['default', ['sys_admin'], []],
  ['allow', [], []],
])('capabilities: %s', (policy, added, dropped) => {
  const { capabilities } = made({ capabilities: { policy, keep: [], drop: [] } });
  expect(capabilities).toEqual({ all: policy === 'allow', added, dropped });
});

it('names what is kept and dropped', () => {
  expect(
    made({ capabilities: { policy: 'default', keep: ['sys_time'], drop: ['sys_admin'] } }).capabilities,
  ).toEqual({
    all: false,
    added: ['sys_time'],
    dropped: ['sys_admin'],
  });
  expect(made({ capabilities: { policy: 'deny', keep: [], drop: [] } }).capabilities.dropped).toEqual([
    'all',
  ]);
});

describe('a machine', () => {
  const machine =
    documentFacts(`<domain type='kvm'><name>vm</name><memory unit='MiB'>64</memory><vcpu>2</vcpu>
    <devices><filesystem><source dir='/srv'/><target dir='share'/><readonly/></filesystem>
      <disk type='block'><source dev='/dev/sdb'/><target dev='vda'/></disk>
      <hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source></hostdev>
    </devices><seclabel type='dynamic' model='apparmor'><label>libvirt-1</label></seclabel></domain>`);
  it('has a kernel, shares what it was given, and is confined', () => {
    expect(machine).toMatchObject({
      kind: 'machine',
      kernel: 'own',
      limits: { memory: 64 * 1024 ** 2, cpus: 2 },
      paths: [{ source: '/srv', target: 'share', writable: false }],
      confinement: { by: 'AppArmor', profile: 'libvirt-1', turnedOff: false },
    });
    expect(machine.devices).toHaveLength(2);
    expect(machine.devices).toContain('/dev/sdb');
  });
});
