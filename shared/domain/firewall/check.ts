import type { FirewallCheck, FirewallCheckId } from '../../contract/firewall.ts';
import type { HostRemedy } from '../../contract/host-check.ts';
import type { HostStep } from '../../contract/host-step.ts';
import { checkerOf } from '../checks/checker.ts';
import type { FirewallFacts } from './facts.ts';

export type FirewallRule = (facts: FirewallFacts) => FirewallCheck;

const titles: Readonly<Record<FirewallCheckId, string>> = {
  'ip-forwarding': 'IP forwarding',
  'libvirt-rules': 'libvirt’s own rules',
  'backend-mismatch': 'One kind of firewall',
  docker: 'Docker',
  ufw: 'ufw',
  firewalld: 'firewalld',
  'br-netfilter': 'Filtering of bridged packets',
};

const reasons: Readonly<Record<FirewallCheckId, string>> = {
  'ip-forwarding':
    'While the kernel does not forward, no guest on a NAT or routed network gets further than the host.',
  'libvirt-rules':
    'libvirt writes rules for each network when it starts; another program that flushes the firewall takes them with it.',
  'backend-mismatch':
    'iptables-legacy and nftables both see every packet, and neither shows the other’s rules: one of them may drop what the other lets through.',
  docker:
    'Docker has the kernel drop what is forwarded, unless a rule lets it through; bridged and nftables networks of guests have none.',
  ufw: 'ufw drops what comes in and is forwarded, guests’ DHCP and DNS among it, unless a rule stands before it.',
  firewalld:
    'firewalld drops what comes from an interface that is in no zone of guests; libvirt puts its bridges into the zone “libvirt”.',
  'br-netfilter':
    'With it, packets that only cross a bridge are held against rules that were written for the host: guests on a bridge lose their network.',
};

export const checker = checkerOf<FirewallCheckId, HostRemedy>(titles, reasons);

/** Rules of ours in front of all others, for these bridges. */
export const letThrough = (how: 'routed' | 'bridged', bridges: readonly string[]): HostStep[] =>
  bridges.map(bridge => ({ do: 'guest-traffic', make: true, how, bridge }));

/** libvirt writes its rules where Docker's and ufw's policies do not count, in front of them in the same table. */
export const inSameTable = ({ libvirtBackend, iptables, rules }: FirewallFacts): boolean => {
  if (rules?.nft.some(line => line.includes('table ip libvirt_network'))) return false;
  return libvirtBackend !== 'nftables' && iptables !== undefined;
};
