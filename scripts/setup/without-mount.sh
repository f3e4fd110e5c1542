#!/bin/sh
# without-mount.sh MOUNT PROGRAM [ARG…]: takes a mount away, then becomes the program.
# Meant to be run inside `unshare --mount`, so that nobody else misses the mount: the folder above it, itself a
# mount, is made private first, as otherwise the others would lose theirs too.
set -eu
mount --make-private "$(dirname "$1")"
umount -l "$1"
shift
exec "$@"
