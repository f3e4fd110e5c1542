import type { HostStep } from '#shared/contract/host-step.ts';
import type { standIns } from './stand-ins.ts';

type Loader = Extract<HostStep, { do: 'kernel-arguments' }>['loader'];
type Initramfs = Extract<HostStep, { do: 'load-modules' }>['initramfs'];

/** How one family of distributions starts: as a tree of what is there after its installation. */
export interface Distribution {
  readonly name: string;
  readonly loader: Loader;
  readonly initramfs: Initramfs;
  readonly programs: readonly (keyof typeof standIns)[];
  readonly files: Readonly<Record<string, string>>;
  /** Where the kernel's line comes to be; and where the initramfs. */
  readonly line: string;
  readonly image: string;
}

export const distributions: readonly Distribution[] = [
  {
    name: 'Debian',
    loader: 'grub',
    initramfs: 'initramfs-tools',
    programs: ['update-grub', 'update-initramfs'],
    line: '/boot/grub/grub.cfg',
    image: '/boot/initrd.img-6.1.0',
    files: {
      '/etc/default/grub':
        '# By hand: keep\nGRUB_DEFAULT=0\nGRUB_CMDLINE_LINUX_DEFAULT="quiet iommu=pt"   # a note\nGRUB_CMDLINE_LINUX=""\n',
      '/etc/default/grub.d/kdump-tools.cfg':
        'GRUB_CMDLINE_LINUX_DEFAULT="$GRUB_CMDLINE_LINUX_DEFAULT crashkernel=384M-:128M"\n',
      '/boot/grub/grub.cfg': 'linux /vmlinuz root=/dev/vda1 quiet iommu=pt\n',
      '/boot/initrd.img-6.1.0': 'image\n',
      '/boot/vmlinuz-6.1.0': 'kernel\n',
      '/etc/initramfs-tools/modules': '# one a line\next4',
      '/etc/apparmor.d/local/abstractions/libvirt-qemu': '# ours\n',
    },
  },
  {
    name: 'openSUSE',
    loader: 'grub',
    initramfs: 'dracut',
    programs: ['grub2-mkconfig', 'dracut'],
    line: '/boot/grub2/grub.cfg',
    image: '/boot/initramfs-6.8.img',
    files: {
      '/etc/default/grub': "GRUB_CMDLINE_LINUX_DEFAULT='splash=silent iommu=pt'\n",
      '/boot/grub2/grub.cfg': 'linux /vmlinuz root=/dev/vda1 splash=silent iommu=pt\n',
      '/boot/initramfs-6.8.img': 'image\n',
      '/etc/dracut.conf.d/ours.conf': 'hostonly="yes"\n',
    },
  },
  {
    name: 'Fedora',
    loader: 'grubby',
    initramfs: 'dracut',
    programs: ['grubby', 'dracut'],
    line: '/boot/loader/entries/abc-6.8.conf',
    image: '/boot/initramfs-6.8.img',
    files: {
      '/boot/loader/entries/abc-6.8.conf':
        'title Fedora\nlinux /vmlinuz-6.8\noptions root=UUID=1 ro rhgb quiet iommu=pt\n',
      '/boot/loader/entries/abc-0-rescue.conf':
        'title Rescue\nlinux /vmlinuz-0\noptions root=UUID=1 ro iommu=pt\n',
      '/etc/default/grub': 'GRUB_ENABLE_BLSCFG=true\n',
      '/boot/initramfs-6.8.img': 'image\n',
    },
  },
  {
    name: 'Arch',
    loader: 'systemd-boot',
    initramfs: 'mkinitcpio',
    programs: ['mkinitcpio'],
    line: '/boot/loader/entries/arch.conf',
    image: '/boot/initramfs-linux.img',
    files: {
      '/boot/loader/entries/arch.conf':
        'title   Arch\nlinux   /vmlinuz-linux\ninitrd  /initramfs-linux.img\noptions root=UUID=1 rw iommu=pt\n',
      '/boot/initramfs-linux.img': 'image\n',
      '/etc/mkinitcpio.conf':
        '# vim:set ft=sh\nMODULES=(btrfs)\nBINARIES=()\nHOOKS=(base udev modconf block filesystems)\n',
    },
  },
  {
    name: 'Pop!_OS',
    loader: 'kernelstub',
    initramfs: 'initramfs-tools',
    programs: ['kernelstub', 'update-initramfs'],
    line: '/boot/efi/loader/entries/Pop_OS-current.conf',
    image: '/boot/initrd.img-6.1.0',
    files: {
      '/etc/kernelstub/configuration': '{ "user": { "kernel_options": ["quiet", "iommu=pt"] } }\n',
      '/boot/efi/loader/entries/Pop_OS-current.conf': 'options root=UUID=1 quiet iommu=pt\n',
      '/boot/initrd.img-6.1.0': 'image\n',
      '/etc/initramfs-tools/modules': '',
    },
  },
  {
    name: 'Silverblue',
    loader: 'rpm-ostree',
    initramfs: 'none',
    programs: ['rpm-ostree'],
    line: '/kargs',
    image: '/etc/modprobe.d/innkeeper-vfio.conf',
    files: { '/kargs': 'root=UUID=1 rw iommu=pt\n', '/run/ostree-booted': '' },
  },
];
