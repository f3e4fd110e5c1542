import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fileTree } from '../tree/file-tree.ts';
import { readLeftovers } from './leftovers.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'innkeeper-leftovers-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

it('finds what guides tell people to write, and says where', async () => {
  await write(
    'proc/cmdline',
    'root=/dev/vda quiet vfio-pci.ids=10de:2786,10de:22bc iommu=pt video=efifb:off\n',
  );
  await write(
    'etc/modprobe.d/vfio.conf',
    '# GPU\noptions vfio-pci ids=10de:2786\nsoftdep nvidia pre: vfio-pci\n',
  );
  await write('etc/initramfs-tools/modules', 'vfio\nvfio_pci\next4\n');
  await write('etc/mkinitcpio.conf', 'MODULES=(vfio_pci vfio)\n');
  expect(await readLeftovers(fileTree(root))).toEqual([
    { path: '/proc/cmdline', line: 'vfio-pci.ids=10de:2786,10de:22bc' },
    { path: '/proc/cmdline', line: 'video=efifb:off' },
    { path: '/etc/modprobe.d/vfio.conf', line: 'options vfio-pci ids=10de:2786' },
    { path: '/etc/modprobe.d/vfio.conf', line: 'softdep nvidia pre: vfio-pci' },
    { path: '/etc/initramfs-tools/modules', line: 'vfio' },
    { path: '/etc/initramfs-tools/modules', line: 'vfio_pci' },
    { path: '/etc/mkinitcpio.conf', line: 'MODULES=(vfio_pci vfio)' },
  ]);
});

it('leaves out our own files, other blacklists and those of drivers', async () => {
  await write('etc/modprobe.d/innkeeper-vfio.conf', 'softdep nvidia pre: vfio-pci\n');
  await write('etc/modprobe.d/nvidia-blacklists-nouveau.conf', 'blacklist nouveau\n');
  await write('etc/modprobe.d/pcspkr.conf', 'blacklist pcspkr\n# blacklist amdgpu\n');
  expect(await readLeftovers(fileTree(root))).toEqual([]);
});
