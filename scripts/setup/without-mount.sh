#!/bin/sh
# without-mount.sh MOUNT PROGRAM [ARG…]: takes a mount away, then becomes the program.
# Meant to be run inside `unshare --mount`, so that nobody else misses the mount.
set -eu
umount -l "$1"
shift
exec "$@"
