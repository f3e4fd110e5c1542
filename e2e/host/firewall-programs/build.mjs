import { cp, mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DebianPackages, must } from '../tiny-guest/packages.mjs';

const PACKAGES = [
  'nftables',
  'libnftables1',
  'ufw',
  'firewalld',
  'python3-firewall',
  'python3-nftables',
  'python3-dbus',
  'python3-gi',
  'gir1.2-glib-2.0',
];

/**
 * Unpacks Debian's packages of firewalls as they are installed: `usr` and `etc`, with what their scripts would set up.
 * @param {string} target folder that appears when all is there
 */
export async function buildFirewallPrograms(target) {
  const work = await mkdtemp(join(tmpdir(), 'firewall-programs-'));
  const made = `${target}.${process.pid}`;
  try {
    const arch = (await must('dpkg', ['--print-architecture'], '/')).trim();
    await new DebianPackages(arch, work).unpack(PACKAGES, made);
    // /lib is a link into /usr.
    await cp(join(made, 'lib'), join(made, 'usr/lib'), { recursive: true, verbatimSymlinks: true });
    await rm(join(made, 'lib'), { recursive: true });
    await symlink(
      'org.fedoraproject.FirewallD1.server.policy.choice',
      join(made, 'usr/share/polkit-1/actions/org.fedoraproject.FirewallD1.policy'),
    );
    const ufw = join(made, 'usr/share/ufw');
    await cp(join(ufw, 'iptables'), join(made, 'etc/ufw'), { recursive: true });
    for (const name of ['before.init', 'after.init', 'ufw.conf'])
      await cp(join(ufw, name), join(made, 'etc/ufw', name));
    await rename(made, target);
  } finally {
    await rm(work, { recursive: true, force: true });
    await rm(made, { recursive: true, force: true });
  }
}
