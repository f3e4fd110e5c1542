import { readdir } from 'node:fs/promises';
import { names, type Virsh } from './virsh.ts';

/** Where libvirt's QEMU driver keeps what belongs to one guest: UEFI variables, saved memory, snapshots, TPMs. */
const folders = [
  '/var/lib/libvirt/images',
  '/var/lib/libvirt/qemu/nvram',
  '/var/lib/libvirt/qemu/save',
  '/var/lib/libvirt/qemu/snapshot',
  '/var/lib/libvirt/swtpm',
  '/etc/libvirt/qemu',
  '/etc/libvirt/qemu/autostart',
];

/** Everything of a guest that libvirt and its folders still have, in words; empty when it is gone. */
export async function leftovers(host: Virsh, name: string): Promise<string[]> {
  const guests = (await names(host, 'list', '--all')).filter(each => each === name);
  const volumes = (await host('vol-list', 'default'))
    .split('\n')
    .filter(line => line.trim().startsWith(name));
  const files = await Promise.all(
    folders.map(async folder =>
      (await readdir(folder).catch(() => []))
        .filter(file => file.startsWith(name))
        .map(file => `${folder}/${file}`),
    ),
  );
  return [
    ...guests.map(guest => `guest ${guest}`),
    ...volumes.map(volume => `volume ${volume}`),
    ...files.flat().map(file => `file ${file}`),
  ];
}
