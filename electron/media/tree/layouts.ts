/** Where an installer lies below the address of its tree. */
export interface Layout {
  readonly kernel: string;
  readonly initrd: string;
}

const DEBIAN_ARCHITECTURES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  i686: 'i386',
  aarch64: 'arm64',
  ppc64le: 'ppc64el',
};

/** Where distributions without a description put it: Red Hat's family, SUSE's, Debian, Ubuntu up to 20.04. */
export function layoutsFor(arch: string): Layout[] {
  const debian = DEBIAN_ARCHITECTURES[arch] ?? arch;
  const kernel = arch === 'ppc64le' ? 'vmlinux' : 'linux';
  const netboot = (folder: string, installer: string) => ({
    kernel: `${folder}/netboot/${installer}/${debian}/${kernel}`,
    initrd: `${folder}/netboot/${installer}/${debian}/initrd.gz`,
  });
  return [
    { kernel: 'images/pxeboot/vmlinuz', initrd: 'images/pxeboot/initrd.img' },
    { kernel: `boot/${arch}/loader/linux`, initrd: `boot/${arch}/loader/initrd` },
    netboot('current/images', 'debian-installer'),
    netboot('current/legacy-images', 'ubuntu-installer'),
    netboot('current/images', 'ubuntu-installer'),
    // The address of the netboot folder itself.
    { kernel: `debian-installer/${debian}/${kernel}`, initrd: `debian-installer/${debian}/initrd.gz` },
  ];
}
