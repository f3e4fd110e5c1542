import { remedy } from '../../checks/host-remedy.ts';
import { checker, inSameTable, letThrough, type FirewallRule } from '../check.ts';

const { ok, advice, problem } = checker('docker');
const where = '/etc/docker/daemon.json, docker0, iptables-save';

export const docker: FirewallRule = facts => {
  const { docker: found, rules, routedBridges, allowed } = facts;
  if (!found?.running) return ok('Docker does not run here.', where);
  if (!found.iptables) return ok('Docker is told to leave the firewall alone.', where);
  const dropped = rules?.iptables.some(line => line.startsWith(':FORWARD DROP'));
  if (dropped === false) return ok('Docker runs, and what is forwarded is let through.', where);
  const stopped = routedBridges.filter(({ bridge }) => !allowed.includes(bridge)).map(({ bridge }) => bridge);
  if (stopped.length === 0 || inSameTable(facts))
    return ok('Docker drops what is forwarded, and rules for guests stand before that.', where);
  const cure = remedy.steps('Let guests’ traffic through', letThrough('routed', stopped));
  const what = `libvirt’s rules for ${stopped.join(', ')} are in nftables, where they do not keep Docker’s from dropping.`;
  return dropped ? problem(what, where, cure) : advice(what, where, cure);
};
