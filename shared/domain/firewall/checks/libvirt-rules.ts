import { remedy } from '../../checks/host-remedy.ts';
import { checker, type FirewallRule } from '../check.ts';

const { ok, problem, unknown } = checker('libvirt-rules');
const where = 'iptables-save, nft list ruleset';

export const libvirtRules: FirewallRule = ({ rules, routedBridges, networkDaemon }) => {
  if (!rules) return unknown('Only root may read the rules of the firewall.', where);
  if (routedBridges.length === 0) return ok('No network that needs rules is on.', where);
  const lines = [...rules.iptables, ...rules.legacy, ...rules.nft];
  const without = routedBridges.filter(
    ({ bridge, translated = [] }) =>
      !lines.some(line => passes(line, bridge)) ||
      !translated.every(subnet => lines.some(line => translates(line, subnet))),
  );
  if (without.length === 0) return ok('Every network that is on has its rules.', where);
  return problem(
    `Rules that libvirt wrote for ${without.map(({ network, bridge }) => `${bridge} (network “${network}”)`).join(', ')} are gone: they were flushed.`,
    where,
    remedy.command(
      `sudo systemctl restart ${networkDaemon}`,
      'libvirt writes its rules anew when this service starts; guests go on running.',
    ),
  );
};

/** Its rule for the checksums of DHCP is in a table of its own, which nobody flushes. */
const passes = (line: string, bridge: string) =>
  line.split(/[\s"]+/).includes(bridge) && !line.includes('INNKEEPER') && !line.includes('CHECKSUM');

const translates = (line: string, subnet: string) =>
  /masquerade|\bsnat\b/i.test(line) && line.split(/\s+/).includes(subnet);
