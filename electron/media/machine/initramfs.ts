import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { type CpioEntry, packCpio } from '../unattended/cpio.ts';
import type { KernelModule } from './kernel-modules.ts';

const FOLDER = 0o040755;
const PROGRAM = 0o100755;
const FILE = 0o100644;

/** Finds the disk, mounts it and hands over to the init that is on it. */
const script = (init: string) => `#!/bin/busybox sh
b=/bin/busybox
$b mount -t devtmpfs dev /dev
$b mount -t proc proc /proc
$b mount -t sysfs sys /sys
while read -r module; do $b insmod "/modules/$module.ko"; done </modules/order
tries=0
while [ ! -b /dev/vda ] && [ $tries -lt 100 ]; do $b sleep 0.1; tries=$((tries + 1)); done
if ! $b mount -t ext4 /dev/vda /root; then
  echo 'Innkeeper: the disk could not be mounted; this is a shell before it.'
  exec $b setsid $b cttyhack $b sh
fi
for folder in dev proc sys; do
  $b mkdir -p "/root/$folder"
  $b mount --move "/$folder" "/root/$folder"
done
exec $b switch_root /root ${init}
`;

/** A small initramfs: a static busybox, the modules, and a script that mounts /dev/vda and starts `init` there. */
export async function makeInitramfs(
  busybox: string,
  modules: readonly KernelModule[],
  init: string,
): Promise<Buffer> {
  const folder = (name: string): CpioEntry => ({ name, mode: FOLDER, content: Buffer.alloc(0) });
  const text = (name: string, mode: number, content: string): CpioEntry => ({
    name,
    mode,
    content: Buffer.from(content),
  });
  const archive = packCpio([
    ...['bin', 'dev', 'proc', 'sys', 'root', 'modules'].map(folder),
    { name: 'bin/busybox', mode: PROGRAM, content: await readFile(busybox) },
    text('init', PROGRAM, script(init)),
    text('modules/order', FILE, modules.map(({ name }) => `${name}\n`).join('')),
    ...modules.map(({ name, bytes }) => ({ name: `modules/${name}.ko`, mode: FILE, content: bytes })),
  ]);
  return await promisify(gzip)(archive);
}
