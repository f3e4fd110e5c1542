import { describe, expect, it } from 'vitest';
import { factsOf } from '../testing/recorded-hosts.ts';
import { treeOf } from '../testing/tree-of.ts';
import { parseCommandLine, readBoot } from './boot.ts';

describe('boot set-ups', () => {
  it.each([
    ['bad-groups', 'grub', 'initramfs-tools'],
    ['intel-two-gpus', 'grub', 'initramfs-tools'],
    ['intel-mediated', 'grub', 'dracut'],
    ['amd-twins', 'grubby', 'dracut'],
    ['single-gpu', 'systemd-boot', 'mkinitcpio'],
    ['laptop-muxless', 'kernelstub', 'initramfs-tools'],
    ['silverblue', 'rpm-ostree', 'dracut'],
  ] as const)('%s: %s, %s', async (name, loader, initramfs) => {
    expect((await factsOf(name)).boot).toMatchObject({ loader, initramfs });
  });

  const grub = '/etc/default\ngrub: x\n/usr/sbin\nupdate-grub:';
  const systemd = '/sys/firmware/efi/efivars\n/boot/loader\nloader.conf: timeout 3';
  const info = (words: string) =>
    `/sys/firmware/efi/efivars\nLoaderInfo-4a67b082-0a4c-41cf-b6c7-440b29bb8c4f = 06 00 00 00 ${Buffer.from(words, 'utf16le').toString('hex').replace(/../g, '$& ')}`;

  it('are told by the loader itself where both have left files', async () => {
    expect((await readBoot(treeOf(`${grub}\n${systemd}`))).loader).toBe('grub');
    expect((await readBoot(treeOf(`${grub}\n${systemd}\n${info('systemd-boot 255')}`))).loader).toBe(
      'systemd-boot',
    );
    expect((await readBoot(treeOf(`${grub}\n${systemd}\n${info('GRUB 2.12')}`))).loader).toBe('grub');
  });

  it('are told by the loader alone where its folder is for root only', async () => {
    expect(await readBoot(treeOf(info('systemd-boot 255.4')))).toMatchObject({
      loader: 'systemd-boot',
      loaderSeen: ['EFI variable LoaderInfo: systemd-boot 255.4'],
    });
  });

  it('are unknown in an empty tree', async () => {
    expect(await readBoot(treeOf(''))).toEqual({
      arguments: [],
      efi: false,
      loader: 'unknown',
      loaderSeen: [],
      initramfs: 'unknown',
      kernel: '',
    });
  });

  it('do without an initial file system where kernels stand alone', async () => {
    expect((await readBoot(treeOf('/boot\nvmlinuz-6.1:'))).initramfs).toBe('none');
    expect((await readBoot(treeOf('/boot\nvmlinuz-6.1:\ninitrd.img-6.1:'))).initramfs).toBe('unknown');
  });
});

it.each([
  ['ro  quiet', ['ro', 'quiet']],
  ['a="b c" d', ['a="b c"', 'd']],
  ['', []],
])('words of %j', (text, words) => expect(parseCommandLine(text)).toEqual(words));
