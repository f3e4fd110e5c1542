/** A system as small as real cloud images allow: systemd, its network, cloud-init and sudo. */
export const PACKAGES = [
  'systemd-sysv',
  'udev',
  'dbus',
  'iproute2',
  'sudo',
  'initramfs-tools',
  'zstd',
  'linux-image-cloud-amd64',
  'cloud-init',
  'python3-minimal',
];

const quiet = [
  'apt-daily.timer',
  'apt-daily-upgrade.timer',
  'e2scrub_all.timer',
  'e2scrub_reap.service',
  'systemd-networkd-wait-online.service',
  'dpkg-db-backup.timer',
];

/** Run in the new system, in order, by sh: no quotes of the single kind. */
export const SETTLED = [
  'echo cloud >/etc/hostname',
  'echo "LABEL=cloud / ext4 errors=remount-ro,noatime 0 1" >/etc/fstab',
  // As a cloud has it: nothing is looked for but the seed medium, and nobody may log in without it.
  'echo "datasource_list: [ NoCloud, None ]" >/etc/cloud/cloud.cfg.d/90-seed.cfg',
  'passwd -l root >/dev/null',
  'systemctl -q enable systemd-networkd',
  `systemctl -q mask ${quiet.join(' ')}`,
  'mkdir -p /etc/systemd/system.conf.d; printf "[Manager]\\nDefaultDeviceTimeoutSec=300\\nDefaultTimeoutStartSec=300\\n" >/etc/systemd/system.conf.d/patience.conf',
  'rm -rf /var/cache/apt/archives/*.deb /var/lib/apt/lists/* /usr/share/doc /usr/share/man /usr/share/locale',
];

/** GRUB's only entry, started without a menu; names as the kernel's package links them. */
export const GRUB_CONFIG = `linux /vmlinuz root=LABEL=cloud ro console=tty0 console=ttyS0,115200 quiet mitigations=off no_timer_check
initrd /initrd.img
boot
`;
