import { remedy } from '../../checks/host-remedy.ts';
import { checker, type FirewallRule } from '../check.ts';

const { ok, problem, unknown } = checker('libvirt-rules');
const where = 'iptables-save, nft list ruleset';

export const libvirtRules: FirewallRule = ({ rules, routedBridges }) => {
  if (!rules) return unknown('Only root may read the rules of the firewall.', where);
  if (routedBridges.length === 0) return ok('No network that needs rules is on.', where);
  const lines = [...rules.iptables, ...rules.legacy, ...rules.nft];
  const without = routedBridges.filter(
    ({ bridge }) => !lines.some(line => named(line, bridge) && !line.includes('INNKEEPER')),
  );
  if (without.length === 0) return ok('Every network that is on has its rules.', where);
  return problem(
    `No rule names ${without.map(({ network, bridge }) => `${bridge} (network “${network}”)`).join(', ')}: they were flushed.`,
    where,
    remedy.command(
      'sudo systemctl restart libvirtd',
      'libvirt writes its rules anew when its daemon starts (virtnetworkd where there is one); guests go on running.',
    ),
  );
};

const named = (line: string, bridge: string) => line.split(/[\s"]+/).includes(bridge);
