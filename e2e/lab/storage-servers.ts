import type { LabMachine } from './machine.ts';

export const TARGET = 'iqn.2026-01.test.innkeeper:disks';
export const EXPORT = '/srv/export';
/** One that may log in to the target; libvirt takes the password from a secret. */
export const LOGIN = { user: 'guests', password: 'twelve-letters' };

/**
 * Empty disks: /dev/loop0 to /dev/loop3 of 128 MiB, and /dev/sda of 64 MiB in memory. libvirt 9.0 deletes no partition
 * of a disk whose partitions have a “p” in their names, as those of a loop device have: it asks parted for number “p1”.
 */
export async function giveDisks(lab: LabMachine): Promise<void> {
  await lab.ssh(
    'modprobe -a loop dm_mod && modprobe scsi_debug dev_size_mb=64 && udevadm settle && mkdir -p /srv/disks && cd /srv/disks && for n in 0 1 2 3; do truncate -s 128M $n && losetup /dev/loop$n $n || exit; done',
  );
}

/** What the scripts of packages would have done, which are only unpacked: their users and the initiator's name. */
const SET_UP = [
  'mkdir -p /run/rpcbind /etc/iscsi',
  'useradd --system --no-create-home --home-dir /run/rpcbind --shell /usr/sbin/nologin _rpc',
  'useradd --system --no-create-home --home-dir /var/lib/nfs --shell /usr/sbin/nologin statd',
  "echo 'InitiatorName=iqn.2026-01.test.innkeeper:initiator' > /etc/iscsi/initiatorname.iscsi",
];

/** An NFS server that exports one folder to the machine itself. */
const SHARE = [
  `mkdir -p ${EXPORT}`,
  `echo '${EXPORT} 127.0.0.1(rw,sync,no_root_squash,no_subtree_check,fsid=1)' > /etc/exports`,
  'systemctl restart rpcbind',
  'systemctl restart nfs-server',
];

/** A target with one disk, not by its own unit: that reads the configuration by Perl's packages. */
const DISK_SERVER = [
  'systemd-run --quiet --unit innkeeper-target --property Type=notify /usr/sbin/tgtd -f',
  'truncate -s 64M /srv/lun',
  `tgtadm --lld iscsi --op new --mode target --tid 1 -T ${TARGET}`,
  'tgtadm --lld iscsi --op new --mode logicalunit --tid 1 --lun 1 -b /srv/lun',
  'tgtadm --lld iscsi --op bind --mode target --tid 1 -I ALL',
  `tgtadm --lld iscsi --op new --mode account --user ${LOGIN.user} --password ${LOGIN.password}`,
  `tgtadm --lld iscsi --op bind --mode account --tid 1 --user ${LOGIN.user}`,
  'systemctl restart iscsid',
];

/** Starts the servers that unpacked packages (nfs-kernel-server, tgt, open-iscsi) hold, on the machine's own loopback. */
export async function startServers(lab: LabMachine): Promise<void> {
  for (const steps of [SET_UP, SHARE, DISK_SERVER]) await lab.ssh(steps.join(' && '));
}
