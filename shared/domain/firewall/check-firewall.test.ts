import { expect, it } from 'vitest';
import { checkFirewall } from './check-firewall.ts';
import type { FirewallFacts } from './facts.ts';

const well: FirewallFacts = {
  forwarding: true,
  routedBridges: [{ network: 'default', bridge: 'virbr0' }],
  hostBridges: [],
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
    ['backend-mismatch', 'problem', 'command'],
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
