/**
 * The files of the tiny guest, all beside busybox and the kernel modules.
 * Every console gets a login shell of its own that says "Tiny guest ready on <tty>" and prompts "tiny# ".
 */

const INIT = `#!/bin/sh
mount -t devtmpfs dev /dev
mkdir -p /dev/pts
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devpts devpts /dev/pts
while read -r module; do insmod "/modules/$module.ko"; done </modules/order
for port in ttyS0 ttyS1 ttyS2 ttyS3 ttyAMA0 hvc0 hvc1; do
  # The node is there for ports that are not: only a real one answers.
  [ -c "/dev/$port" ] && stty -F "/dev/$port" >/dev/null 2>&1 && echo "$port::respawn:-/bin/sh" >>/etc/inittab
done
hostname tiny
exec init
`;

const INITTAB = `::sysinit:/etc/network
::respawn:acpid -f -l /dev/null
::ctrlaltdel:reboot -f
tty1::respawn:-/bin/sh
tty2::respawn:-/bin/sh
`;

const NETWORK = `#!/bin/sh
ip link set lo up
for card in /sys/class/net/eth*; do
  [ -e "$card" ] && udhcpc -b -i "\${card##*/}" -s /etc/lease -x hostname:tiny >/dev/null 2>&1 &
done
`;

const LEASE = `#!/bin/sh
case "$1" in
  deconfig) ip addr flush dev "$interface"; ip link set "$interface" up ;;
  bound|renew) ip addr replace "$ip/$mask" dev "$interface"; [ -n "$router" ] && ip route replace default via "$router" ;;
esac
`;

const PROFILE = `export PATH=/bin HOME=/ PS1='tiny# '
echo "Tiny guest ready on $(tty)"
`;

// The name is the event's in acpid's own table: the power button.
const POWER_BUTTON = `#!/bin/sh
sync
poweroff -f
`;

/** @type {readonly { path: string, text: string, mode: number }[]} */
export const ROOT_FILES = [
  { path: 'init', text: INIT, mode: 0o755 },
  { path: 'etc/inittab', text: INITTAB, mode: 0o644 },
  { path: 'etc/network', text: NETWORK, mode: 0o755 },
  { path: 'etc/lease', text: LEASE, mode: 0o755 },
  { path: 'etc/profile', text: PROFILE, mode: 0o644 },
  { path: 'etc/acpi/PWRF/00000080', text: POWER_BUTTON, mode: 0o755 },
];

export const ROOT_FOLDERS = ['bin', 'dev', 'proc', 'sys', 'tmp', 'var/run', 'var/log'];

/**
 * What differs by architecture.
 * @typedef {object} Platform
 * @property {string} debian Debian's name of it
 * @property {string} cmdline kernel arguments
 * @property {string} [grub] the only build of GRUB it starts by; left out: this machine's own, BIOS and UEFI
 */

// no_timer_check: under translation, on a busy machine, the kernel's test of its timer may fail, and it panics.
/** @type {Readonly<Record<'x86_64' | 'aarch64', Platform>>} */
export const PLATFORMS = {
  x86_64: {
    debian: 'amd64',
    cmdline: 'console=tty0 console=ttyS0,115200 quiet mitigations=off no_timer_check',
  },
  aarch64: {
    debian: 'arm64',
    cmdline: 'console=tty0 console=ttyAMA0,115200 quiet mitigations=off',
    grub: 'arm64-efi',
  },
};

/**
 * GRUB's only entry, started without a menu. The same image starts from a CD and a disk, by whatever firmware.
 * @param {Platform} platform
 */
export const grubConfig = ({ cmdline }) => `linux /vmlinuz ${cmdline}
initrd /initrd
boot
`;
