import type { BootLoader } from '#shared/domain/devices/facts.ts';
import type { HostTree } from '../tree/host-tree.ts';
import { readLoaderInfo } from './efi-variables.ts';

interface Sign {
  readonly loader: BootLoader;
  /** All of them, each in one of its places. */
  readonly files: readonly (readonly string[])[];
}

const program = (name: string) => ['usr/sbin', 'usr/bin', 'sbin', 'bin'].map(folder => `${folder}/${name}`);
const mkconfig = [...program('update-grub'), ...program('grub2-mkconfig'), ...program('grub-mkconfig')];
const loaderConf = ['boot/efi', 'efi', 'boot'].map(folder => `${folder}/loader/loader.conf`);

/** The more special first: each of them may have GRUB's files too. */
const SIGNS: readonly Sign[] = [
  { loader: 'rpm-ostree', files: [['run/ostree-booted'], program('rpm-ostree')] },
  { loader: 'kernelstub', files: [['etc/kernelstub/configuration'], program('kernelstub')] },
  {
    loader: 'systemd-boot',
    files: [['sys/firmware/efi'], ['etc/kernel/cmdline'], program('kernel-install')],
  },
  { loader: 'grubby', files: [program('grubby'), ['etc/default/grub']] },
  { loader: 'grub', files: [['etc/default/grub'], mkconfig] },
  { loader: 'systemd-boot', files: [['sys/firmware/efi'], loaderConf] },
];

/**
 * What the kernel's arguments are set with. Where the loader itself told who it is, that decides between it and
 * files that another one left behind; folders of the boot partition are often for root only.
 */
export async function readBootLoader(tree: HostTree): Promise<{ loader: BootLoader; seen: string[] }> {
  const info = await readLoaderInfo(tree);
  const isSystemdBoot = info?.startsWith('systemd-boot') === true;
  for (const { loader, files } of SIGNS) {
    if (info !== undefined && loader === 'systemd-boot' && !isSystemdBoot) continue;
    if (isSystemdBoot && (loader === 'grub' || loader === 'grubby')) continue;
    const seen = await Promise.all(files.map(places => firstOf(tree, places)));
    const paths = seen.filter(path => path !== undefined);
    if (paths.length === files.length) return { loader, seen: [...said(info), ...paths] };
  }
  return isSystemdBoot
    ? { loader: 'systemd-boot', seen: said(info) }
    : { loader: 'unknown', seen: said(info) };
}

function said(info: string | undefined): string[] {
  return info === undefined ? [] : [`EFI variable LoaderInfo: ${info}`];
}

/** With a slash before it, as a person writes it. */
export async function firstOf(tree: HostTree, places: readonly string[]): Promise<string | undefined> {
  for (const place of places) if (await tree.has(place)) return `/${place}`;
  return undefined;
}
