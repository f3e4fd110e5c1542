#!/bin/bash
# As root in namespaces of its own (unshare -mnpf): this computer once more, with packages laid over it, whose one
# interface leads to another namespace. Nothing of it is left afterwards, and nothing of this computer is changed.
#   namespace.bash FOLDER-OF-PACKAGES FOLDER-FOR-MOUNTS SCRIPT-OF-THE-HELPER MANAGER
set -euo pipefail
packages=$1 at=$2 carried=$3 manager=$4
mount --make-rprivate /
mkdir -p "$at"
mount -t tmpfs tmpfs "$at"
mkdir "$at/up" "$at/work" "$at/root"
root=$at/root
mount -t overlay overlay -o "lowerdir=/,upperdir=$at/up,workdir=$at/work" "$root"
for package in "$packages"/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x --keep-directory-symlink -C "$root"
done
rm -rf "$root/var/lib/innkeeper"
mount -t proc proc "$root/proc"
# Read-only, as in a container: so the managers do not wait for udev.
mount -o ro -t sysfs sysfs "$root/sys"
mount -t tmpfs tmpfs "$root/run"
mount -t tmpfs tmpfs "$root/tmp"
mount --rbind /dev "$root/dev"
cp "$(dirname "$0")/manager.bash" "$carried" "$root/tmp/"
exec chroot "$root" /bin/bash /tmp/manager.bash "$manager" "/tmp/${carried##*/}"
