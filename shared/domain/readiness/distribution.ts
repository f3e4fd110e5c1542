import type { HostFacts } from '../host/facts.ts';

export type DistributionFamily = 'debian' | 'fedora' | 'arch' | 'suse' | 'unknown';

const families: Readonly<Record<string, DistributionFamily>> = {
  debian: 'debian',
  ubuntu: 'debian',
  fedora: 'fedora',
  rhel: 'fedora',
  centos: 'fedora',
  arch: 'arch',
  suse: 'suse',
  opensuse: 'suse',
  'opensuse-leap': 'suse',
  'opensuse-tumbleweed': 'suse',
  sles: 'suse',
};

/** By ID, else by what the distribution says it is like (os-release(5)). */
export function distributionFamily(os: HostFacts['os']): DistributionFamily {
  for (const id of [os.id, ...os.idLike]) {
    const family = families[id];
    if (family) return family;
  }
  return 'unknown';
}

const installers: Readonly<Record<Exclude<DistributionFamily, 'unknown'>, string>> = {
  debian: 'sudo apt install',
  fedora: 'sudo dnf install',
  arch: 'sudo pacman -S --needed',
  suse: 'sudo zypper install',
};

type Part = 'libvirt' | 'docker' | 'network-daemon' | 'storage-daemon';

const packages: Readonly<
  Record<Part, Readonly<Record<Exclude<DistributionFamily, 'unknown'>, readonly string[]>>>
> = {
  libvirt: {
    debian: ['libvirt-daemon-system', 'qemu-system-x86', 'qemu-utils', 'ovmf', 'swtpm', 'dnsmasq-base'],
    fedora: ['libvirt', 'qemu-kvm', 'qemu-img', 'edk2-ovmf', 'swtpm'],
    arch: ['libvirt', 'qemu-base', 'edk2-ovmf', 'swtpm', 'dnsmasq'],
    suse: ['libvirt', 'qemu-x86', 'qemu-tools', 'qemu-ovmf-x86_64', 'swtpm'],
  },
  docker: { debian: ['docker.io'], fedora: ['moby-engine'], arch: ['docker'], suse: ['docker'] },
  'network-daemon': {
    debian: ['libvirt-daemon-system', 'dnsmasq-base'],
    fedora: ['libvirt-daemon-config-network'],
    arch: ['libvirt', 'dnsmasq'],
    suse: ['libvirt-daemon-config-network'],
  },
  'storage-daemon': {
    debian: ['libvirt-daemon-system'],
    fedora: ['libvirt-daemon-driver-storage'],
    arch: ['libvirt'],
    suse: ['libvirt-daemon-driver-storage'],
  },
};

/** The command that installs a part here; undefined on a distribution we do not know. */
export function installCommand(host: HostFacts, part: Part): string | undefined {
  const family = distributionFamily(host.os);
  if (family === 'unknown') return undefined;
  const names = packages[part][family].map(name =>
    name === 'qemu-system-x86' && host.arch === 'arm64' ? 'qemu-system-arm' : name,
  );
  return `${installers[family]} ${names.join(' ')}`;
}

/** Starts libvirt now and at every boot; by hand where systemd does not run the host. */
export function startLibvirtCommand(host: HostFacts, daemon: 'libvirtd' | 'virtqemud'): string {
  if (daemon === 'libvirtd') {
    return host.systemd ? 'sudo systemctl enable --now libvirtd' : 'sudo virtlogd -d && sudo libvirtd -d';
  }
  const daemons = ['virtqemud', 'virtnetworkd', 'virtstoraged', 'virtnodedevd'];
  if (host.systemd) return `sudo systemctl enable --now ${daemons.map(name => `${name}.socket`).join(' ')}`;
  return ['virtlogd', ...daemons].map(name => `sudo ${name} -d`).join(' && ');
}
