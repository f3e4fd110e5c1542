/** Files by which a distribution's boot set-up is told, with the texts that people edit there. */
type Files = Readonly<Record<string, string>>;

const there = (...paths: readonly string[]): Files => Object.fromEntries(paths.map(path => [path, '']));

const initramfsTools = there('usr/sbin/update-initramfs', 'etc/initramfs-tools/initramfs.conf');
const dracut = there('usr/bin/dracut', 'usr/lib/dracut', 'etc/dracut.conf');
const systemd = there('run/systemd/system');

const grubDefaults = (words: string) => `GRUB_DEFAULT=0
GRUB_TIMEOUT_STYLE=hidden
GRUB_TIMEOUT=0
GRUB_DISTRIBUTOR=\`lsb_release -i -s 2> /dev/null || echo Debian\`
GRUB_CMDLINE_LINUX_DEFAULT="${words}"
GRUB_CMDLINE_LINUX=""
`;

/** A kernel and its initial file system; /boot can be listed by anyone here. */
export const kernelFiles = (kernel: string, image: string): Files =>
  there(`boot/vmlinuz-${kernel}`, `boot/${image}`);

export const debian = (words = 'quiet'): Files => ({
  ...systemd,
  ...initramfsTools,
  ...there('usr/sbin/update-grub', 'usr/sbin/grub-mkconfig'),
  'etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n',
  'etc/default/grub': grubDefaults(words),
  'etc/modules': '# /etc/modules: kernel modules to load at boot time.\n',
});

export const ubuntu = (words = 'quiet splash'): Files => ({
  ...debian(words),
  'etc/os-release':
    'PRETTY_NAME="Ubuntu 24.04.3 LTS"\nNAME="Ubuntu"\nVERSION_ID="24.04"\nID=ubuntu\nID_LIKE=debian\n',
});

export const fedora: Files = {
  ...systemd,
  ...dracut,
  ...there('usr/sbin/grubby', 'usr/sbin/grub2-mkconfig', 'usr/bin/kernel-install'),
  'etc/os-release':
    'NAME="Fedora Linux"\nVERSION_ID=41\nID=fedora\nPRETTY_NAME="Fedora Linux 41 (KDE Plasma)"\n',
  'etc/default/grub':
    'GRUB_TIMEOUT=5\nGRUB_DISTRIBUTOR="$(sed \'s, release .*$,,g\' /etc/system-release)"\nGRUB_CMDLINE_LINUX="rhgb quiet"\nGRUB_ENABLE_BLSCFG=true\n',
};

export const rocky: Files = {
  ...fedora,
  'etc/os-release':
    'NAME="Rocky Linux"\nVERSION_ID="9.4"\nID="rocky"\nID_LIKE="rhel centos fedora"\nPRETTY_NAME="Rocky Linux 9.4 (Blue Onyx)"\n',
};

export const openSuse: Files = {
  ...systemd,
  ...dracut,
  ...there('usr/sbin/grub2-mkconfig'),
  'usr/lib/os-release':
    'NAME="openSUSE Leap"\nVERSION_ID="15.6"\nID="opensuse-leap"\nID_LIKE="suse opensuse"\nPRETTY_NAME="openSUSE Leap 15.6"\n',
  'etc/default/grub': grubDefaults('splash=silent quiet mitigations=auto'),
};

export const archSystemdBoot: Files = {
  ...systemd,
  ...there('usr/bin/mkinitcpio', 'usr/bin/bootctl', 'usr/bin/kernel-install', 'boot/loader/loader.conf'),
  'etc/os-release': 'NAME="Arch Linux"\nPRETTY_NAME="Arch Linux"\nID=arch\nBUILD_ID=rolling\n',
  'etc/mkinitcpio.conf':
    'MODULES=()\nBINARIES=()\nFILES=()\nHOOKS=(base udev autodetect microcode modconf kms keyboard keymap consolefont block filesystems fsck)\n',
};

export const popOs: Files = {
  ...systemd,
  ...initramfsTools,
  ...there('usr/bin/kernelstub', 'usr/bin/kernel-install'),
  'etc/os-release':
    'NAME="Pop!_OS"\nVERSION_ID="22.04"\nID=pop\nID_LIKE="ubuntu debian"\nPRETTY_NAME="Pop!_OS 22.04 LTS"\n',
  'etc/kernelstub/configuration':
    '{\n  "default": { "kernel_options": ["quiet", "splash"] },\n  "user": { "kernel_options": ["quiet", "splash"], "manage_mode": true }\n}\n',
};

export const silverblue: Files = {
  ...systemd,
  ...dracut,
  ...there('run/ostree-booted', 'usr/bin/rpm-ostree', 'usr/sbin/grubby', 'usr/sbin/grub2-mkconfig'),
  'etc/os-release':
    'NAME="Fedora Linux"\nVERSION_ID=41\nID=fedora\nVARIANT_ID=silverblue\nPRETTY_NAME="Fedora Linux 41.20241112.0 (Silverblue)"\n',
};

const GLOBAL = '8be4df61-93ca-11d2-aa0d-00e098032b8c';
const LOADER = '4a67b082-0a4c-41cf-b6c7-440b29bb8c4f';
/** Non-volatile, at boot, at run time: efivars has them before every value. */
const attributes = [6, 0, 0, 0];

/** `loader`: in its own words, of one that tells. */
export function efiVariables(secureBoot: boolean, loader?: string): Record<string, Uint8Array> {
  const letters = Buffer.from(loader ?? '', 'utf16le');
  return {
    [`SecureBoot-${GLOBAL}`]: Uint8Array.from([...attributes, Number(secureBoot)]),
    ...(loader !== undefined && {
      [`LoaderInfo-${LOADER}`]: Uint8Array.from([...attributes, ...letters, 0, 0]),
    }),
  };
}
