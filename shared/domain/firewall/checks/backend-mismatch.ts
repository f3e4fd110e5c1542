import { remedy } from '../../checks/host-remedy.ts';
import { checker, type FirewallRule } from '../check.ts';

const { ok, advice, problem, unknown } = checker('backend-mismatch');
const where = '/etc/alternatives/iptables, /etc/libvirt/network.conf, iptables-legacy-save';

/** Rules beside the policies and the names of empty chains. */
const hasRules = (lines: readonly string[]) => lines.some(line => line.startsWith('-A '));
const drops = (lines: readonly string[]) =>
  lines.some(line => line.startsWith(':FORWARD DROP') || /^-A FORWARD .*-j (DROP|REJECT)/.test(line));

export const backendMismatch: FirewallRule = ({ iptables, nft, libvirtBackend, rules }) => {
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
  const newer = iptables === 'legacy' ? rules?.nft : rules?.iptables;
  if (
    rules &&
    newer &&
    hasRules(rules.legacy) &&
    (hasRules(newer) || (newer === rules.nft && newer.length > 0))
  ) {
    const found = 'Rules of iptables-legacy are in effect beside those of nftables.';
    const cure = remedy.command(
      'sudo iptables-legacy-save',
      'See which program wrote them, and let it use the same kind: update-alternatives --config iptables.',
    );
    return drops(rules.legacy)
      ? problem(`${found} They drop what is forwarded.`, where, cure)
      : advice(found, where, cure);
  }
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
  return ok('All rules are of one kind.', where);
};
