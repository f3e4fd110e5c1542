import { expect, it } from 'vitest';
import { checkFirewall } from './check-firewall.ts';
import type { FirewallFacts } from './facts.ts';

const well: FirewallFacts = {
  forwarding: true,
  routedBridges: [{ network: 'default', bridge: 'virbr0' }],
  hostBridges: [],
  networkDaemon: 'libvirtd',
  iptables: 'nft',
  nft: true,
  rules: { iptables: ['-A LIBVIRT_FWI -o virbr0 -j REJECT'], legacy: [], nft: [] },
  allowed: [],
};
const others = (change: Partial<FirewallFacts>) =>
  checkFirewall({ ...well, ...change }).flatMap(({ id, verdict, remedy }) =>
    verdict === 'ok' ? [] : [[id, verdict, remedy?.kind]],
  );
const byNft = ['table ip libvirt_network {', 'oif "virbr0" counter reject'];
const own = ['-A LIBVIRT_FWI -o virbr0 -j REJECT'];
const ownChain = [
  'table inet mine {',
  '\tchain forward {',
  '\t\ttype filter hook forward priority filter; policy drop;',
  '\t\tiifname "eth0" accept',
  '\t}',
  '}',
];
const dropping = [':FORWARD DROP [0:0]'];

it('has nothing to say of a host on which guests get through', () => {
  expect(others({})).toEqual([]);
  expect(
    others({ routedBridges: [], forwarding: false, rules: { iptables: [], legacy: [], nft: [] } }),
  ).toEqual([]);
});

it.each<[string, Partial<FirewallFacts>, unknown[]]>([
  ['forwarding is off', { forwarding: false }, ['ip-forwarding', 'problem', 'steps']],
  [
    'libvirt’s rules were flushed',
    { rules: { iptables: [], legacy: [], nft: [] } },
    ['libvirt-rules', 'problem', 'command'],
  ],
  [
    'libvirt is told to use what is not installed',
    { libvirtBackend: 'nftables', nft: false },
    ['backend-mismatch', 'problem', 'hand'],
  ],
  [
    'old rules drop what new ones let through',
    {
      rules: {
        ...(well.rules ?? { iptables: [], nft: [] }),
        legacy: [':FORWARD DROP [0:0]', '-A INPUT -j ACCEPT'],
      },
    },
    ['backend-mismatch', 'problem', 'steps'],
  ],
  [
    'one table alone was flushed, and DHCP’s checksums were left',
    {
      rules: {
        iptables: ['-A LIBVIRT_PRT -o virbr0 -p udp -m udp --dport 68 -j CHECKSUM --checksum-fill'],
        legacy: [],
        nft: [],
      },
    },
    ['libvirt-rules', 'problem', 'command'],
  ],
  [
    'nothing puts the host’s address in place of the guests’',
    { routedBridges: [{ network: 'default', bridge: 'virbr0', translated: ['192.168.122.0/24'] }] },
    ['libvirt-rules', 'problem', 'command'],
  ],
  [
    'somebody’s own chain of nftables drops',
    { rules: { iptables: own, legacy: [], nft: ownChain } },
    ['backend-mismatch', 'problem', 'command'],
  ],
  [
    'firewalld has the bridge in a zone for others',
    { firewalld: { running: true, zones: new Map([['virbr0', 'public']]) } },
    ['firewalld', 'problem', 'command'],
  ],
  [
    'firewalld runs, and does not tell this user',
    { firewalld: { running: true, zones: new Map() } },
    ['firewalld', 'unknown', undefined],
  ],
  [
    'Docker drops what libvirt’s nftables let through',
    {
      libvirtBackend: 'nftables',
      docker: { running: true, iptables: true },
      rules: { iptables: dropping, legacy: [], nft: byNft },
    },
    ['docker', 'problem', 'steps'],
  ],
  [
    'ufw stands before libvirt’s nftables',
    { ufw: { enabled: true, forward: 'DROP' }, rules: { iptables: [], legacy: [], nft: byNft } },
    ['ufw', 'problem', 'steps'],
  ],
  [
    'firewalld has the bridge in no zone',
    { firewalld: { running: true, zones: new Map([['virbr0', null]]) } },
    ['firewalld', 'problem', 'command'],
  ],
  [
    'bridged packets are dropped',
    {
      bridgeFiltered: true,
      hostBridges: ['br0'],
      rules: { iptables: [...dropping, '-A LIBVIRT_FWI -o virbr0 -j REJECT'], legacy: [], nft: [] },
    },
    ['br-netfilter', 'problem', 'steps'],
  ],
])('says so where %s, and only that', (_, change, found) => {
  expect(others(change)).toEqual([found]);
});

it('takes our own rules for an answer', () => {
  const rules = { iptables: dropping, legacy: [], nft: byNft };
  const docker = { running: true, iptables: true };
  expect(others({ docker, rules, allowed: ['virbr0'] })).toEqual([]);
});

it('says by which commands a chain of nftables lets guests through, and is content with them', () => {
  const told = (nft: string[]) =>
    checkFirewall({ ...well, rules: { iptables: own, legacy: [], nft } }).find(
      ({ id }) => id === 'backend-mismatch',
    );
  expect(told(ownChain)?.remedy).toMatchObject({
    command:
      'sudo nft \'insert rule inet mine forward oifname "virbr0" ct state established,related accept\' && ' +
      'sudo nft \'insert rule inet mine forward iifname "virbr0" accept\'',
  });
  expect(told(ownChain.with(3, '\t\tiifname "virbr0" accept'))?.verdict).toBe('ok');
});

it('takes a zone that the network asks for as it is', () => {
  const routedBridges = [{ network: 'default', bridge: 'virbr0', zone: 'work' }];
  const firewalld = { running: true, zones: new Map([['virbr0', 'work']]) };
  expect(others({ routedBridges, firewalld })).toEqual([]);
});

it('leaves Docker and libvirt alone where all write to iptables-legacy', () => {
  const lines = [...dropping, ...own];
  const rules = { iptables: lines, legacy: lines, nft: [] };
  expect(others({ iptables: 'legacy', docker: { running: true, iptables: true }, rules })).toEqual([]);
});

it('leaves Docker and libvirt alone where both use iptables', () => {
  const rules = { iptables: [...dropping, '-A LIBVIRT_FWI -o virbr0 -j REJECT'], legacy: [], nft: [] };
  expect(others({ docker: { running: true, iptables: true }, rules })).toEqual([]);
});

it('lets bridged traffic through where Docker needs its filter', () => {
  const checks = checkFirewall({
    ...well,
    bridgeFiltered: true,
    hostBridges: ['br0'],
    docker: { running: true, iptables: true },
    rules: { iptables: [...dropping, '-A LIBVIRT_FWI -o virbr0 -j REJECT'], legacy: [], nft: [] },
  });
  expect(checks.find(({ id }) => id === 'br-netfilter')?.remedy).toMatchObject({
    steps: [{ do: 'guest-traffic', how: 'bridged', bridge: 'br0', make: true }],
  });
});
