import { remedy } from '../../checks/host-remedy.ts';
import { checker, type FirewallRule } from '../check.ts';

const { ok, problem, unknown } = checker('firewalld');
const where = 'firewall-cmd --get-zone-of-interface';

export const firewalld: FirewallRule = ({ firewalld: found, routedBridges }) => {
  if (!found?.running) return ok('firewalld does not run here.', where);
  if (routedBridges.length === 0) return ok('firewalld runs; no network of guests is on.', where);
  const told = routedBridges.filter(({ bridge }) => found.zones.has(bridge));
  if (told.length === 0) return unknown('firewalld runs, and does not tell which zones it has.', where);
  const [outside] = told.filter(({ bridge }) => found.zones.get(bridge) === null);
  if (!outside) return ok('Every bridge of guests is in a zone.', where);
  return problem(
    `${outside.bridge} (network “${outside.network}”) is in no zone: firewalld came, or was reloaded, after the network.`,
    where,
    remedy.command(
      `sudo firewall-cmd --zone=libvirt --change-interface=${outside.bridge}`,
      'Puts it where libvirt would; a restart of the network does the same.',
    ),
  );
};
