import { madeOnce } from './made-once.mjs';
import { buildFirewallPrograms } from './firewall-programs/build.mjs';

/**
 * Folder of Debian's nft, ufw and firewalld, unpacked and not installed: `usr` and `etc`. Made on the first call, which
 * downloads less than a megabyte, found on every later one. Rejects where apt has none of them.
 * @returns {Promise<string>}
 */
export const firewallPrograms = () =>
  madeOnce('firewall-programs', new URL('firewall-programs/', import.meta.url), buildFirewallPrograms);
