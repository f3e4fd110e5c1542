import { remedy } from '../../checks/host-remedy.ts';
import { checker, inSameTable, letThrough, type FirewallRule } from '../check.ts';

const { ok, problem } = checker('ufw');
const where = '/etc/ufw/ufw.conf, /etc/default/ufw';

export const ufw: FirewallRule = facts => {
  const { ufw: found, routedBridges, allowed } = facts;
  if (!found) return ok('ufw is not installed.', where);
  if (!found.enabled) return ok('ufw is switched off.', where);
  const stopped = routedBridges.filter(({ bridge }) => !allowed.includes(bridge)).map(({ bridge }) => bridge);
  if (stopped.length === 0) return ok('ufw is on; no network of guests is in its way.', where);
  if (inSameTable(facts)) return ok('ufw is on, and libvirt’s rules stand before its own.', where);
  return problem(
    `ufw is on and knows nothing of ${stopped.join(', ')}: guests get no address (DHCP), no names (DNS)${
      found.forward === 'ACCEPT' ? '' : ' and no way out'
    }.`,
    where,
    remedy.steps('Let guests’ traffic through', letThrough('routed', stopped)),
  );
};
