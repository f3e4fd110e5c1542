import { remedy } from '../../checks/host-remedy.ts';
import { checker, letThrough, type FirewallRule } from '../check.ts';

const { ok, advice, problem } = checker('br-netfilter');
const where = '/proc/sys/net/bridge/bridge-nf-call-iptables';

export const brNetfilter: FirewallRule = ({ bridgeFiltered, hostBridges, docker, rules, allowed }) => {
  if (bridgeFiltered === undefined) return ok('br_netfilter is not loaded: bridges only bridge.', where);
  if (!bridgeFiltered) return ok('Bridged packets are not held against the host’s rules.', where);
  const stopped = hostBridges.filter(bridge => !allowed.includes(bridge));
  if (stopped.length === 0) return ok('It is on; no bridge of the host is in its way.', where);
  const drops = rules?.iptables.some(line => line.startsWith(':FORWARD DROP'));
  if (drops === false) return ok('It is on, and what is forwarded is let through.', where);
  const found = `Packets that cross ${stopped.join(', ')} are held against the host’s rules${
    drops ? ', which drop what no rule lets through' : ''
  }.`;
  // Docker and Kubernetes need it for their own.
  const cure =
    docker?.running === true
      ? remedy.steps('Let bridged traffic through', letThrough('bridged', stopped))
      : remedy.steps('Leave bridged packets alone', [
          { do: 'network-setting', setting: 'bridge-nf-call-iptables', on: false, when: 'both' },
          { do: 'network-setting', setting: 'bridge-nf-call-ip6tables', on: false, when: 'both' },
          { do: 'network-setting', setting: 'bridge-nf-call-arptables', on: false, when: 'both' },
        ]);
  return drops ? problem(found, where, cure) : advice(found, where, cure);
};
