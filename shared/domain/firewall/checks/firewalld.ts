import { remedy } from '../../checks/host-remedy.ts';
import { checker, type FirewallRule } from '../check.ts';
import type { NetworkBridge } from '../facts.ts';

const { ok, problem, unknown } = checker('firewalld');
const where = 'firewall-cmd --get-zone-of-interface';

/** Zones that let guests through: libvirt's own, and the one of firewalld that lets everything through. */
const OPEN: ReadonlySet<string> = new Set(['libvirt', 'libvirt-routed', 'trusted']);
/** Where libvirt puts a bridge when the network starts: src/network/bridge_driver_linux.c, networkAddFirewallRules. */
const zoneOf = ({ zone, routed }: NetworkBridge) => zone ?? (routed === true ? 'libvirt-routed' : 'libvirt');

export const firewalld: FirewallRule = ({ firewalld: found, routedBridges }) => {
  if (!found?.running) return ok('firewalld does not run here.', where);
  if (routedBridges.length === 0) return ok('firewalld runs; no network of guests is on.', where);
  const told = routedBridges.filter(({ bridge }) => found.zones.has(bridge));
  if (told.length === 0) return unknown('firewalld runs, and does not tell which zones it has.', where);
  const [stray] = told.filter(each => {
    const zone = found.zones.get(each.bridge) ?? null;
    return zone === null || (!OPEN.has(zone) && zone !== each.zone);
  });
  if (!stray) return ok('Every bridge of guests is in a zone that lets them through.', where);
  const { bridge, network } = stray;
  const zone = found.zones.get(bridge) ?? null;
  return problem(
    zone === null
      ? `${bridge} (network “${network}”) is in no zone: firewalld came, or was reloaded, after the network.`
      : `${bridge} (network “${network}”) was put into the zone “${zone}”, whose rules stop guests.`,
    where,
    remedy.command(
      `sudo firewall-cmd --zone=${zoneOf(stray)} --change-interface=${bridge}`,
      'Puts it where libvirt would; a restart of the network does the same.',
    ),
  );
};
