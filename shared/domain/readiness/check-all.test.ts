import { describe, expect, it } from 'vitest';
import { checkIdSchema, type CheckId } from '../../contract/readiness.ts';
import type { HostFacts } from '../host/facts.ts';
import { GiB } from '../units.ts';
import { checkAll } from './check-all.ts';
import type { ConnectionFacts, ReadinessFacts } from './facts.ts';

const host: HostFacts = {
  arch: 'x64',
  cpu: { vendor: 'GenuineIntel', count: 8, vmx: true, svm: false, ept: true, npt: false, hypervisor: false },
  kvmDevice: { state: 'opens' },
  kvmModule: { name: 'kvm_intel', nestedPaging: true, nested: true },
  iommu: { units: ['dmar0'], groups: 14, arguments: ['intel_iommu=on'] },
  memory: { total: 16 * GiB, available: 8 * GiB },
  os: { id: 'debian', idLike: [], name: 'Debian GNU/Linux 12 (bookworm)' },
  systemd: true,
  user: { name: 'ann', root: false, groups: ['ann', 'libvirt'], listedGroups: ['libvirt'] },
  sandbox: { maxUserNamespaces: 15000 },
};
const connection: ConnectionFacts = {
  uri: 'qemu:///system',
  label: 'this computer',
  driver: 'QEMU',
  online: true,
  libvirtVersion: '9.0.0',
  network: { state: 'active', autostart: true, other: [] },
  pool: { state: 'active', autostart: true, other: [], path: '/var/lib/libvirt/images' },
};
const good: ReadinessFacts = {
  host,
  install: { daemons: ['libvirtd'], sockets: [{ path: '/run/libvirt/libvirt-sock', writable: true }] },
  connection,
  imageSpace: { path: '/var/lib/libvirt', total: 500 * GiB, free: 100 * GiB },
  docker: { state: 'answers', version: '20.10', where: '/var/run/docker.sock' },
};
const offline: ConnectionFacts = {
  uri: connection.uri,
  label: connection.label,
  driver: 'QEMU',
  online: false,
  failure: { code: 'SOCKET_PERMISSION', params: {} },
};

const verdicts = (facts: ReadinessFacts) =>
  Object.fromEntries(checkAll(facts).map(check => [check.id, check.verdict]));
const one = (id: CheckId, facts: ReadinessFacts) => checkAll(facts).find(check => check.id === id);
const command = (id: CheckId, facts: ReadinessFacts) => {
  const remedy = one(id, facts)?.remedy;
  return remedy?.kind === 'command' ? remedy.command : undefined;
};

describe('checkAll', () => {
  it('makes every check of the contract once, all well on a good host', () => {
    expect(verdicts(good)).toEqual(Object.fromEntries(checkIdSchema.options.map(id => [id, 'ok'])));
  });

  it('tells a refusal from a daemon that does not answer', () => {
    const refused: ReadinessFacts = { ...good, connection: offline };
    expect(one('libvirt', refused)?.verdict).toBe('unknown');
    expect(one('socket-permission', refused)).toMatchObject({
      verdict: 'problem',
      found: 'libvirt takes no orders from ann.',
    });
    const silent = { ...offline, failure: { code: 'DAEMON_ABSENT' as const, params: {} } };
    expect(one('libvirt', { ...good, connection: silent })?.verdict).toBe('problem');
  });

  it('never leaves a problem without a remedy', () => {
    const bare: ReadinessFacts = {
      host: {
        ...host,
        cpu: { ...host.cpu, vmx: false, ept: false },
        kvmDevice: { state: 'absent' },
        sandbox: { unprivilegedUserNamespaces: false },
        os: { id: 'void', idLike: [], name: 'Void' },
      },
      install: { daemons: [], sockets: [] },
      docker: { state: 'absent', where: '/var/run/docker.sock' },
      imageSpace: { path: '/', total: GiB, free: 0 },
    };
    const problems = checkAll(bare).filter(check => check.verdict === 'problem');
    expect(problems.map(check => check.id)).toEqual([
      'libvirt',
      'cpu-flags',
      'disk-space',
      'electron-sandbox',
    ]);
    for (const check of problems) expect(check.remedy, check.id).toBeDefined();
  });

  it('says of another host what libvirt tells and admits the rest', () => {
    const remote: ReadinessFacts = {
      connection: { ...connection, offersKvm: true, cpuFeature: 'svm', iommu: false },
    };
    expect(verdicts(remote)).toEqual({
      libvirt: 'ok',
      'socket-permission': 'ok',
      'cpu-flags': 'ok',
      'kvm-device': 'ok',
      'nested-paging': 'unknown',
      'default-network': 'ok',
      'default-pool': 'ok',
      'disk-space': 'unknown',
      iommu: 'advice',
      docker: 'unknown',
    });
  });
});

describe('libvirt', () => {
  it.each([
    ['debian', 'sudo apt install libvirt-daemon-system'],
    ['fedora', 'sudo dnf install libvirt'],
    ['arch', 'sudo pacman -S --needed libvirt'],
    ['opensuse-leap', 'sudo zypper install libvirt'],
  ])('names the packages of %s', (id, start) => {
    const absent = { host: { ...host, os: { ...host.os, id } }, install: { daemons: [], sockets: [] } };
    expect(command('libvirt', absent)?.startsWith(start)).toBe(true);
  });

  it('starts it by systemd where systemd runs, by hand elsewhere', () => {
    const install = { daemons: ['virtqemud' as const], sockets: [] };
    expect(command('libvirt', { host, install })).toBe(
      'sudo systemctl enable --now virtqemud.socket virtnetworkd.socket virtstoraged.socket virtnodedevd.socket',
    );
    expect(command('libvirt', { host: { ...host, systemd: false }, install })).toMatch(/virtqemud -d/);
  });
});

describe('socket permission', () => {
  const install = {
    daemons: ['libvirtd' as const],
    sockets: [{ path: '/run/libvirt/libvirt-sock', writable: false, group: 'libvirt' }],
  };

  it('adds the user to the group that owns the socket', () => {
    const user = { ...host.user, groups: ['ann'], listedGroups: [] };
    expect(command('socket-permission', { host: { ...host, user }, install, connection: offline })).toBe(
      'sudo usermod -aG libvirt ann',
    );
  });

  it('asks to log in again when /etc/group already has it', () => {
    const user = { ...host.user, groups: ['ann'], listedGroups: ['libvirt'] };
    const check = one('socket-permission', { host: { ...host, user }, install, connection: offline });
    expect(check?.remedy).toMatchObject({ kind: 'advice' });
  });
});

describe('KVM', () => {
  it('calls a device without CPU flags of no use', () => {
    const cpu = { ...host.cpu, vmx: false, ept: false, hypervisor: true };
    const facts = { ...good, host: { ...host, cpu } };
    expect(one('kvm-device', facts)).toMatchObject({
      verdict: 'advice',
      found: expect.stringMatching(/of no use/) as string,
    });
    expect(one('cpu-flags', facts)).toMatchObject({ verdict: 'advice' });
  });

  it('loads the module that fits the CPU', () => {
    const cpu = { ...host.cpu, vmx: false, svm: true };
    expect(command('kvm-device', { host: { ...host, cpu, kvmDevice: { state: 'absent' } } })).toBe(
      'sudo modprobe kvm_amd',
    );
  });

  it('finds nested paging turned off in the module', () => {
    const kvmModule = { name: 'kvm_intel' as const, nestedPaging: false };
    expect(one('nested-paging', { host: { ...host, kvmModule } })?.verdict).toBe('problem');
  });
});

describe('what libvirt can set right by itself', () => {
  it.each([
    ['inactive', 'problem', 'Start it'],
    ['absent', 'problem', 'Create it'],
  ] as const)('offers a button for a pool or network that is %s', (state, verdict, label) => {
    const facts = {
      connection: { ...connection, network: { state, other: [] }, pool: { state, other: [] } },
    };
    for (const id of ['default-network', 'default-pool'] as const)
      expect(one(id, facts)).toMatchObject({ verdict, remedy: { kind: 'button', label } });
  });

  it('is content with another network when there is no default', () => {
    const network = { state: 'absent' as const, other: ['lan'] };
    expect(one('default-network', { connection: { ...connection, network } })?.verdict).toBe('ok');
  });
});
