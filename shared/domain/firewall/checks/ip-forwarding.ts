import { remedy } from '../../checks/host-remedy.ts';
import { checker, type FirewallRule } from '../check.ts';

const { ok, problem, unknown } = checker('ip-forwarding');
const where = '/proc/sys/net/ipv4/ip_forward';

export const ipForwarding: FirewallRule = ({ forwarding, routedBridges }) => {
  if (forwarding === undefined) return unknown('The kernel does not tell.', where);
  if (forwarding) return ok('The kernel forwards packets.', where);
  if (routedBridges.length === 0)
    return ok('The kernel forwards nothing, and no network that is on needs it: libvirt turns it on.', where);
  return problem(
    `The kernel forwards nothing, though ${routedBridges.map(each => `“${each.network}”`).join(', ')} needs it.`,
    where,
    remedy.steps('Turn forwarding on', [
      { do: 'network-setting', setting: 'ip-forward', on: true, when: 'both' },
    ]),
  );
};
