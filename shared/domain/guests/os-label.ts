/**
 * Words for libosinfo's ids (https://libosinfo.org), as installers write them into a domain's metadata:
 * `http://HOST/PRODUCT/VERSION`. The rule, not a copy of its database: the host names the maker, the rest is
 * read from the id.
 */
const products: Readonly<Record<string, string>> = {
  'almalinux.org/almalinux': 'AlmaLinux',
  'alpinelinux.org/alpinelinux': 'Alpine Linux',
  'altlinux.org/alt': 'ALT Linux',
  'archlinux.org/archlinux': 'Arch Linux',
  'centos.org/centos': 'CentOS',
  'centos.org/centos-stream': 'CentOS Stream',
  'cirros-cloud.net/cirros': 'CirrOS',
  'debian.org/debian': 'Debian',
  'elementary.io/elementary': 'elementary OS',
  'endlessos.com/eos': 'Endless OS',
  'fedoraproject.org/fedora': 'Fedora',
  'fedoraproject.org/silverblue': 'Fedora Silverblue',
  'fedoraproject.org/coreos': 'Fedora CoreOS',
  'freebsd.org/freebsd': 'FreeBSD',
  'freedos.org/freedos': 'FreeDOS',
  'gentoo.org/gentoo': 'Gentoo',
  'guix.gnu.org/guix': 'Guix',
  'haiku-os.org/haiku': 'Haiku',
  'libosinfo.org/linux': 'Linux',
  'libosinfo.org/unknown': 'Unknown',
  'mageia.org/mageia': 'Mageia',
  'microsoft.com/msdos': 'MS-DOS',
  'microsoft.com/win': 'Windows',
  'netbsd.org/netbsd': 'NetBSD',
  'nixos.org/nixos': 'NixOS',
  'openbsd.org/openbsd': 'OpenBSD',
  'opensuse.org/opensuse': 'openSUSE',
  'oracle.com/ol': 'Oracle Linux',
  'redhat.com/rhel': 'Red Hat Enterprise Linux',
  'redhat.com/rhel-atomic': 'Red Hat Enterprise Linux Atomic Host',
  'rockylinux.org/rocky': 'Rocky Linux',
  'slackware.com/slackware': 'Slackware',
  'suse.com/sled': 'SUSE Linux Enterprise Desktop',
  'suse.com/sles': 'SUSE Linux Enterprise Server',
  'system76.com/popos': 'Pop!_OS',
  'ubuntu.com/ubuntu': 'Ubuntu',
  'voidlinux.org/voidlinux': 'Void Linux',
};

/** Windows ids speak in code words and server generations. */
const windows: Readonly<Record<string, string>> = {
  '2k': 'Windows 2000',
  '2k3': 'Windows Server 2003',
  '2k3r2': 'Windows Server 2003 R2',
  '2k8': 'Windows Server 2008',
  '2k8r2': 'Windows Server 2008 R2',
  '2k12': 'Windows Server 2012',
  '2k12r2': 'Windows Server 2012 R2',
  '2k16': 'Windows Server 2016',
  '2k19': 'Windows Server 2019',
  '2k22': 'Windows Server 2022',
  '2k25': 'Windows Server 2025',
  xp: 'Windows XP',
  vista: 'Windows Vista',
};

/** Words for a libosinfo id; undefined for text that is not one. */
export function osLabel(id: string): string | undefined {
  const match = /^https?:\/\/([^/]+)\/([^/]+)\/(.+)$/.exec(id);
  if (match === null) return undefined;
  const [, host = '', product = '', version = ''] = match;
  if (host === 'microsoft.com' && product === 'win') return windows[version] ?? `Windows ${version}`;
  const name = products[`${host}/${product}`] ?? product.charAt(0).toUpperCase() + product.slice(1);
  return version === 'unknown' ? name : `${name} ${version}`;
}
