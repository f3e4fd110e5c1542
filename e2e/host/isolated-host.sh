#!/bin/bash
# isolated-host.sh FOLDER LIBVIRTD: this computer once more, as the first process of namespaces of its own (unshare
# --mount --net --pid): its files can be read and programs run, but /etc, /run and the state of services are its own,
# and so are its network, firewall and settings of the kernel's network. A cable leads to a computer beside it, in
# the network namespace `beside`. Nothing is left of it when this ends.
set -euo pipefail
folder=$1 libvirtd=$2

umount --recursive --lazy /sys
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs "$folder"

# overlay PATH NAME…: PATH as it is on this computer without what it has by these names; changes stay here.
overlay() {
  local path=$1 name at=$folder/${1//\//-}
  shift
  mkdir -p "$at/upper" "$at/work"
  # What the kernel takes for a file that was deleted.
  for name in "$@"; do mknod "$at/upper/$name" c 0 0; done
  mount -t overlay overlay -o "lowerdir=$path,upperdir=$at/upper,workdir=$at/work" "$path"
}
overlay /etc innkeeper libvirt
overlay /var/lib innkeeper libvirt
overlay /var/log libvirt
mkdir -p /etc/libvirt /var/lib/libvirt /var/log/libvirt /run/libvirt /run/lock /run/sshd
printf '%s\n' 'auth_unix_rw = "none"' >/etc/libvirt/libvirtd.conf
printf '%s\n' 'stdio_handler = "file"' 'namespaces = []' 'dynamic_ownership = 0' 'cgroup_controllers = []' \
  'security_driver = "none"' 'user = "root"' 'group = "root"' >/etc/libvirt/qemu.conf

ip link set lo up
ip netns add beside
ip link add beside0 type veth peer name eth0 netns beside
ip address add 198.18.200.1/24 dev beside0
ip link set beside0 up
ip -n beside address add 198.18.200.2/24 dev eth0
ip -n beside link set eth0 up
ip -n beside link set lo up

# Until here, what others find at this computer's paths is this computer's own.
echo 'isolated now'
# Not in place of this shell, which buries the processes whose parents are gone. Who ends it gets another one, as where a
# service is restarted.
while "$libvirtd" & wait $!; do :; done
