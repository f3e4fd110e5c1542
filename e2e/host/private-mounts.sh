#!/bin/sh
# private-mounts.sh FOLDER PATH… -- PROGRAM [ARG…]: puts FOLDER/PATH over each PATH, then becomes the program.
# Meant to be run inside `unshare --mount`, so that the host's own folders stay what they are.
set -eu
folder=$1
shift
while [ "$1" != -- ]; do
  mkdir -p "$1"
  mount --bind "$folder$1" "$1"
  shift
done
shift
exec "$@"
