import { afterEach, describe, expect, it } from 'vitest';
import { type HostStep, hostStepSchema } from '#shared/contract/host-step.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { HostFolder } from './testing/host-tree.ts';

const folders: HostFolder[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

function hostWith(files: Readonly<Record<string, string>>): HostFolder {
  const host = new HostFolder({ files, programs: [] });
  folders.push(host);
  return host;
}

const MAC = '52:54:00:12:34:56';
const UUID = '5c1f1c7a-0e1c-4f6e-8a3f-2d1b1a1c0d9e';
const make = (part: object): HostStep =>
  hostStepSchema.parse({
    do: 'make-bridge',
    bridge: 'br0',
    port: 'eth0',
    mac: MAC,
    stp: false,
    addressing: 'keep',
    addresses: [],
    gateways: [],
    dns: [],
    ...part,
  });
const plan = (...steps: HostStep[]) => planText('A bridge', steps);
const remove = (manager: string) =>
  hostStepSchema.parse({ do: 'remove-bridge', manager, bridge: 'br0', port: 'eth0' });

interface Tree {
  readonly manager: string;
  readonly source?: string;
  readonly files: Readonly<Record<string, string>>;
  /** Of the file that has the bridge's addresses, and what has to be in it. */
  readonly at: string;
  readonly has: readonly string[];
}

const trees: readonly Tree[] = [
  {
    manager: 'networkd',
    source: '/etc/systemd/network/20-wired.network',
    files: {
      '/etc/systemd/network/20-wired.network':
        '# by hand\n[Match]\nMACAddress=52:54:00:12:34:56\n\n[Link]\nMTUBytes=9000\n\n[Network]\nAddress=10.0.0.2/24\nVLAN=eth0.5\nGateway=10.0.0.1\n\n[Route]\nDestination=10.9.0.0/16\nGateway=10.0.0.9\n',
      '/etc/systemd/network/20-wired.network.d/dns.conf': '[Network]\nDNS=9.9.9.9\n',
    },
    at: '/etc/systemd/network/0-innkeeper-br0.network',
    has: [
      'Name=br0',
      'Address=10.0.0.2/24',
      'Gateway=10.0.0.1',
      '[Route]\nDestination=10.9.0.0/16',
      'DNS=9.9.9.9',
    ],
  },
  {
    manager: 'networkmanager',
    source: UUID,
    files: {
      '/etc/NetworkManager/system-connections/Wired connection 1.nmconnection': `[connection]\nid=Wired connection 1\nuuid=${UUID}\ntype=ethernet\n\n[ethernet]\nmtu=9000\n\n[ipv4]\naddress1=10.0.0.2/24,10.0.0.1\ndns=9.9.9.9;\nmethod=manual\n\n[ipv6]\nmethod=auto\n`,
    },
    at: '/etc/NetworkManager/system-connections/innkeeper-br0.nmconnection',
    has: [
      'type=bridge',
      'interface-name=br0',
      'address1=10.0.0.2/24,10.0.0.1',
      'dns=9.9.9.9;',
      'mac-address=52:54:00:12:34:56',
    ],
  },
  {
    manager: 'netplan',
    source: 'lan',
    files: {
      '/etc/netplan/50-cloud-init.yaml':
        '# by cloud-init\nnetwork:\n  version: 2\n  ethernets:\n    other:\n      dhcp4: true\n    lan:\n      match:\n        macaddress: "52:54:00:12:34:56"\n      set-name: eth0\n      addresses:\n      - 10.0.0.2/24\n      nameservers:\n        addresses: [9.9.9.9]\n      routes:\n        - to: default\n          via: 10.0.0.1\n',
    },
    at: '/etc/netplan/99-innkeeper-br0.yaml',
    has: [
      'interfaces: [lan]',
      'addresses:\n      - 10.0.0.2/24',
      '        addresses: [9.9.9.9]',
      '          via: 10.0.0.1',
    ],
  },
  {
    manager: 'ifupdown',
    files: {
      '/etc/network/interfaces':
        '# by hand\nsource /etc/network/interfaces.d/*\n\nauto lo\niface lo inet loopback\n\nallow-hotplug eth0\niface eth0 inet static\n    address 10.0.0.2/24\n    gateway 10.0.0.1\n    up ip route add 10.9.0.0/16 via 10.0.0.9 dev eth0\n    mtu 9000\n\niface eth1 inet dhcp\n',
    },
    at: '/etc/network/interfaces',
    has: [
      'auto br0',
      'iface br0 inet static',
      '    address 10.0.0.2/24',
      'dev br0',
      'iface eth0 inet manual\n    mtu 9000',
      'iface eth1 inet dhcp',
    ],
  },
];

describe.each(trees)('a bridge by $manager', ({ manager, source, files, at, has }) => {
  const made = make({ manager, ...(source !== undefined && { source }) });

  it('has what the interface had, and goes again without a trace', () => {
    const host = hostWith(files);
    const before = host.snapshot();
    const said = host.apply(plan(made));
    expect(said.stdout).toMatch(/^state\tafter$/m);
    for (const text of has) expect(host.read(at)).toContain(text);
    expect(host.run(['undo']).stdout).toMatch(/^state\tbefore$/m);
    expect(host.snapshot()).toEqual(before);
  });

  it('is taken apart by what the files say, though the record is gone', () => {
    const host = hostWith(files);
    host.apply(plan(made));
    const removed = host.apply(plan(remove(manager)));
    expect(removed.stdout).toMatch(/^state\tafter$/m);
    for (const [path, text] of Object.entries(files)) expect(host.read(path)).toBe(text);
    expect(host.snapshot().filter(line => line.includes('innkeeper'))).toEqual([]);
  });

  it('is not taken apart where Innkeeper made none', () => {
    const host = hostWith(files);
    expect(host.dryRun(plan(remove(manager))).stdout).toMatch(/^problem\t0\tNOT_FOUND/m);
  });

  it('has addresses that were typed', () => {
    const host = hostWith(files);
    const typed = {
      addressing: 'static',
      addresses: ['192.0.2.2/24', 'fd00::2/64'],
      gateways: ['192.0.2.1'],
      dns: ['9.9.9.9'],
    };
    host.apply(plan(make({ manager, ...(source !== undefined && { source }), ...typed })));
    const text = host.read(at);
    for (const word of ['192.0.2.2/24', 'fd00::2/64', '192.0.2.1', '9.9.9.9']) expect(text).toContain(word);
    expect(text.replaceAll(/^#.*$/gm, '')).not.toContain('10.0.0.2');
  });
});

describe('what a bridge cannot take over', () => {
  const problems = (files: Record<string, string>, part: object) =>
    [
      ...hostWith(files)
        .dryRun(plan(make(part)))
        .stdout.matchAll(/^problem\t0\t(\w+)/gm),
    ].map(([, code]) => code);

  it('is netplan in one line', () => {
    const flow = 'network: {version: 2, ethernets: {eth0: {dhcp4: true}}}\n';
    expect(problems({ '/etc/netplan/01.yaml': flow }, { manager: 'netplan' })).toContain('CONFLICT');
    const half = 'network:\n  ethernets:\n    eth0: {dhcp4: true}\n';
    expect(problems({ '/etc/netplan/01.yaml': half }, { manager: 'netplan' })).toContain('CONFLICT');
  });

  it('is a file of systemd-networkd that is not there', () => {
    const source = '/etc/systemd/network/gone.network';
    expect(problems({}, { manager: 'networkd', source })).toContain('FILE_NOT_FOUND');
  });

  it('is an interface that nothing sets up', () => {
    for (const manager of ['networkd', 'netplan', 'ifupdown', 'networkmanager'])
      expect(problems({ '/etc/network/interfaces': '\n' }, { manager })).toContain('INPUT_INVALID');
  });

  it('is 802.1X', () => {
    const profile = `[connection]\nuuid=${UUID}\ntype=ethernet\n[802-1x]\nidentity=ada\n`;
    const at = '/etc/NetworkManager/system-connections/lan.nmconnection';
    expect(problems({ [at]: profile }, { manager: 'networkmanager', source: UUID })).toContain('UNSUPPORTED');
  });
});
