import type { Leftover } from '#shared/domain/doctor/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';

const graphics = 'nouveau|nvidia\\w*|amdgpu|radeon|i915|xe|snd_hda_intel';

/** Words of the kernel's command line that guides on passthrough tell people to add. */
const words = [
  /^vfio[-_]pci\.(ids|disable_vga)=/,
  /^(rd\.)?driver\.pre=\S*vfio/,
  new RegExp(`^modprobe\\.blacklist=(\\S*,)?(${graphics})\\b`),
  /^video=(efifb|vesafb|simplefb):off/,
];

/** Lines of modprobe.d(5). */
const modprobeLines = [
  /^options\s+vfio[-_]pci\s.*ids=/,
  /^softdep\s+\S+\s+pre:.*vfio/,
  /^install\s+\S+\s.*vfio/,
  new RegExp(`^blacklist\\s+(${graphics})$`),
];
const moduleLines = [/^vfio\w*$/];
const initramfsLines = [/^(MODULES|(force_|add_)?drivers)\+?=.*vfio/];

const folders = [
  { path: 'etc/modprobe.d', patterns: modprobeLines },
  { path: 'run/modprobe.d', patterns: modprobeLines },
  { path: 'etc/modules-load.d', patterns: moduleLines },
  { path: 'etc/dracut.conf.d', patterns: initramfsLines },
] as const;

const files = [
  { path: 'etc/modules', patterns: moduleLines },
  { path: 'etc/initramfs-tools/modules', patterns: moduleLines },
  { path: 'etc/mkinitcpio.conf', patterns: initramfsLines },
  { path: 'etc/dracut.conf', patterns: initramfsLines },
] as const;

/** What a person, a guide or another tool has set up for passthrough; files of ours are left out. */
export async function readLeftovers(tree: HostTree): Promise<Leftover[]> {
  const commandLine = ((await tree.text('proc/cmdline')) ?? '').split(/\s+/);
  const found: Leftover[] = commandLine
    .filter(word => words.some(pattern => pattern.test(word)))
    .map(line => ({ path: '/proc/cmdline', line }));
  for (const { path, patterns } of folders) {
    const names = (await tree.names(path)).filter(name => name.endsWith('.conf') && !isOurs(name));
    for (const name of names.toSorted()) found.push(...(await matching(tree, `${path}/${name}`, patterns)));
  }
  for (const { path, patterns } of files) found.push(...(await matching(tree, path, patterns)));
  return found;
}

async function matching(tree: HostTree, path: string, patterns: readonly RegExp[]): Promise<Leftover[]> {
  const lines = ((await tree.text(path)) ?? '').split('\n').map(line => line.trim());
  return lines
    .filter(line => patterns.some(pattern => pattern.test(line)) && !isOfDriver(path, line))
    .map(line => ({ path: `/${path}`, line }));
}

const isOurs = (name: string) => name.startsWith('innkeeper-');

/** NVIDIA's own driver comes with such a line. */
const isOfDriver = (path: string, line: string) => /nvidia/i.test(path) && /^blacklist\s+nouveau$/.test(line);
