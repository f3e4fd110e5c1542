import type { FirewallCheck } from '../../contract/firewall.ts';
import type { FirewallRule } from './check.ts';
import { backendMismatch } from './checks/backend-mismatch.ts';
import { brNetfilter } from './checks/br-netfilter.ts';
import { docker } from './checks/docker.ts';
import { firewalld } from './checks/firewalld.ts';
import { ipForwarding } from './checks/ip-forwarding.ts';
import { libvirtRules } from './checks/libvirt-rules.ts';
import { ufw } from './checks/ufw.ts';
import type { FirewallFacts } from './facts.ts';

/** In the order in which a packet of a guest meets them. */
const rules: readonly FirewallRule[] = [
  ipForwarding,
  libvirtRules,
  backendMismatch,
  docker,
  ufw,
  firewalld,
  brNetfilter,
];

export function checkFirewall(facts: FirewallFacts): FirewallCheck[] {
  return rules.map(rule => rule(facts));
}
