import { remedy } from '../../checks/host-remedy.ts';
import { baseChains } from '../base-chains.ts';
import { checker, type FirewallRule, letThrough } from '../check.ts';
import type { FirewallFacts } from '../facts.ts';

const { ok, advice, problem, unknown } = checker('backend-mismatch');
const where = '/etc/alternatives/iptables, /etc/libvirt/network.conf, iptables-legacy-save, nft list ruleset';

/** Rules beside the policies and the names of empty chains. */
const hasRules = (lines: readonly string[]) => lines.some(line => line.startsWith('-A '));
const drops = (lines: readonly string[]) =>
  lines.some(line => line.startsWith(':FORWARD DROP') || /^-A FORWARD .*-j (DROP|REJECT)/.test(line));
/** Those of iptables-nft, of libvirt, of firewalld and of ours: other checks have an eye on them. */
const KNOWN = /^(ip6? filter |ip6? libvirt_network |inet firewalld |ip innkeeper |ip6 )/;

export const backendMismatch: FirewallRule = facts => {
  const { iptables, nft, libvirtBackend, rules } = facts;
  if (libvirtBackend === 'iptables' && iptables === undefined)
    return problem(
      'libvirt is told to use iptables, which is not installed: no network with rules can start.',
      where,
      remedy.hand('Install iptables, or set firewall_backend = "nftables" in /etc/libvirt/network.conf.'),
    );
  if (libvirtBackend === 'nftables' && !nft)
    return problem(
      'libvirt is told to use nftables, and the program nft is not installed.',
      where,
      remedy.hand('Install nftables, or set firewall_backend = "iptables" in /etc/libvirt/network.conf.'),
    );
  const inEffect = besideLibvirt(facts);
  if (inEffect) return inEffect;
  if (iptables === 'legacy' && libvirtBackend === 'nftables')
    return advice(
      'libvirt uses nftables, and the command iptables is the legacy one: what one writes, the other does not show.',
      where,
      remedy.command(
        'sudo update-alternatives --set iptables /usr/sbin/iptables-nft',
        'Let iptables write to nftables as well; programs that use it have to be restarted.',
      ),
    );
  if (!rules)
    return iptables === 'legacy'
      ? unknown('Only root may read the rules.', where)
      : ok('All that is installed writes to nftables.', where);
  return ok('No rules of another kind stop what libvirt lets through.', where);
};

/** Rules of another kind than libvirt’s: a packet has to get through both. */
function besideLibvirt({ iptables, rules, routedBridges, allowed }: FirewallFacts) {
  if (!rules || routedBridges.length === 0) return undefined;
  const byNft = rules.nft.some(line => line.includes('table ip libvirt_network'));
  const dropping = baseChains(rules.nft).find(
    chain =>
      chain.drops &&
      !(KNOWN.test(chain.name) && !(iptables === 'legacy' && chain.name.startsWith('ip filter '))) &&
      routedBridges.some(({ bridge }) => !chain.lines.some(line => accepts(line, bridge))),
  );
  if (dropping) {
    const names = routedBridges.map(({ bridge }) => bridge).join(', ');
    return problem(
      `The chain “${dropping.name}” of nftables drops what no rule of it lets through, and none names ${names}.`,
      where,
      remedy.command(
        routedBridges.map(({ bridge }) => insertInto(dropping, bridge)).join(' && '),
        'Lets guests through until the firewall is loaded anew; put the same lines into /etc/nftables.conf to keep them.',
      ),
    );
  }
  if (!hasRules(rules.legacy) || (iptables === 'legacy' && !byNft)) return undefined;
  const found = 'Rules of iptables-legacy are in effect beside those of nftables.';
  const stopped = routedBridges.filter(({ bridge }) => !allowed.includes(bridge)).map(({ bridge }) => bridge);
  if (!drops(rules.legacy))
    return advice(
      found,
      where,
      remedy.command(
        'sudo iptables-legacy-save',
        'See which program wrote them, and let it use the same kind: update-alternatives --config iptables.',
      ),
    );
  return stopped.length === 0
    ? ok('Rules of iptables-legacy drop what is forwarded; rules for guests stand before that.', where)
    : problem(
        `${found} They drop what is forwarded, that of ${stopped.join(', ')} too.`,
        where,
        remedy.steps('Let guests’ traffic through', letThrough('routed', stopped)),
      );
}

const accepts = (line: string, bridge: string) => line.includes(`"${bridge}"`) && /\baccept\b/.test(line);

function insertInto({ name, hook }: { name: string; hook: string }, bridge: string): string {
  const rule = (text: string) => `sudo nft 'insert rule ${name} ${text}'`;
  return hook === 'input'
    ? rule(`iifname "${bridge}" meta l4proto { tcp, udp } th dport { 53, 67 } accept`)
    : `${rule(`oifname "${bridge}" ct state established,related accept`)} && ${rule(`iifname "${bridge}" accept`)}`;
}
