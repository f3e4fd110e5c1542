/**
 * What Innkeeper needs of a host, as data.
 *
 * @typedef {import('./os-release.mjs').Family} Family
 * @typedef {'run' | 'desktop' | 'test'} Purpose what it is needed for; each includes nothing of the others
 * @typedef {object} Need
 * @property {string} what in words that a person on an unknown distribution can search for
 * @property {string} why
 * @property {Purpose} purpose
 * @property {readonly (readonly Mark[])[]} found it is there when every mark of any one set is
 * @property {Readonly<Record<Family, readonly string[]>>} packages empty where the family has none
 *
 * @typedef {{ program: string } | { path: string } | { library: string } | { python: string }} Mark
 *   a program in PATH or the system's folders; a file, with at most one * a folder name; a shared library; a
 *   Python module
 */

/** @type {readonly Need[]} */
export const NEEDS = [
  {
    what: 'libvirt with its QEMU driver',
    why: 'runs the guests',
    purpose: 'run',
    found: [[{ program: 'libvirtd' }], [{ program: 'virtqemud' }]],
    packages: {
      apt: ['libvirt-daemon-system', 'libvirt-daemon-driver-qemu'],
      dnf: ['libvirt-daemon-kvm'],
      pacman: ['libvirt'],
      zypper: ['libvirt-daemon-qemu', 'libvirt-daemon-config-network'],
    },
  },
  {
    what: 'virsh',
    why: 'libvirt’s own command line, which the hints of the readiness page use',
    purpose: 'run',
    found: [[{ program: 'virsh' }]],
    packages: {
      apt: ['libvirt-clients'],
      dnf: ['libvirt-client'],
      pacman: ['libvirt'],
      zypper: ['libvirt-client'],
    },
  },
  {
    what: 'QEMU for this machine’s architecture',
    why: 'is the virtual machine itself',
    purpose: 'run',
    found: [
      [{ program: 'qemu-system-x86_64' }],
      [{ program: 'qemu-system-aarch64' }],
      [{ path: '/usr/libexec/qemu-kvm' }],
    ],
    packages: { apt: ['qemu-system-x86'], dnf: ['qemu-kvm'], pacman: ['qemu-desktop'], zypper: ['qemu-x86'] },
  },
  {
    what: 'qemu-img',
    why: 'makes and converts disks',
    purpose: 'run',
    found: [[{ program: 'qemu-img' }]],
    packages: { apt: ['qemu-utils'], dnf: ['qemu-img'], pacman: ['qemu-img'], zypper: ['qemu-img'] },
  },
  {
    what: 'UEFI firmware for guests (OVMF)',
    why: 'lets guests start by UEFI',
    purpose: 'run',
    found: [
      [{ path: '/usr/share/OVMF' }],
      [{ path: '/usr/share/edk2' }],
      [{ path: '/usr/share/qemu/ovmf-*' }],
    ],
    packages: { apt: ['ovmf'], dnf: ['edk2-ovmf'], pacman: ['edk2-ovmf'], zypper: ['qemu-ovmf-x86_64'] },
  },
  {
    what: 'swtpm',
    why: 'gives guests a TPM, which Windows 11 asks for',
    purpose: 'run',
    found: [[{ program: 'swtpm' }, { program: 'swtpm_setup' }]],
    packages: { apt: ['swtpm', 'swtpm-tools'], dnf: ['swtpm-tools'], pacman: ['swtpm'], zypper: ['swtpm'] },
  },
  {
    what: 'dnsmasq',
    why: 'gives guests their addresses on libvirt’s networks',
    purpose: 'run',
    found: [[{ program: 'dnsmasq' }]],
    packages: { apt: ['dnsmasq-base'], dnf: ['dnsmasq'], pacman: ['dnsmasq'], zypper: ['dnsmasq'] },
  },
  {
    what: 'osinfo-db',
    why: 'knows what each guest system likes',
    purpose: 'run',
    found: [[{ path: '/usr/share/osinfo' }]],
    packages: { apt: ['osinfo-db'], dnf: ['osinfo-db'], pacman: ['osinfo-db'], zypper: ['osinfo-db'] },
  },
  {
    what: 'xsltproc, xz and zstd',
    why: 'write the answers for Linux installers, and unpack images from the web',
    purpose: 'run',
    found: [[{ program: 'xsltproc' }, { program: 'xz' }, { program: 'zstd' }]],
    packages: {
      apt: ['xsltproc', 'xz-utils', 'zstd'],
      dnf: ['libxslt', 'xz', 'zstd'],
      pacman: ['libxslt', 'xz', 'zstd'],
      zypper: ['libxslt-tools', 'xz', 'zstd'],
    },
  },
  {
    what: 'getfacl and setfacl',
    why: 'let QEMU through to one file of a person’s folder, and nobody else',
    purpose: 'run',
    found: [[{ program: 'getfacl' }, { program: 'setfacl' }]],
    packages: { apt: ['acl'], dnf: ['acl'], pacman: ['acl'], zypper: ['acl'] },
  },
  {
    what: 'the libraries that Electron needs (GTK 3, NSS, ALSA, GBM)',
    why: 'show the window',
    purpose: 'desktop',
    found: [
      [
        { library: 'libgtk-3.so.0' },
        { library: 'libnss3.so' },
        { library: 'libasound.so.2' },
        { library: 'libgbm.so.1' },
      ],
    ],
    packages: {
      apt: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'],
      dnf: ['gtk3', 'nss', 'alsa-lib', 'mesa-libgbm'],
      pacman: ['gtk3', 'nss', 'alsa-lib', 'mesa'],
      zypper: ['gtk3', 'mozilla-nss', 'libasound2', 'libgbm1'],
    },
  },
  {
    what: 'libvirt’s LXC driver',
    why: 'tests against system containers',
    purpose: 'test',
    found: [
      [{ path: '/usr/lib/*/libvirt/connection-driver/libvirt_driver_lxc.so' }],
      [{ path: '/usr/lib64/libvirt/connection-driver/libvirt_driver_lxc.so' }],
      [{ path: '/usr/lib/libvirt/connection-driver/libvirt_driver_lxc.so' }],
    ],
    packages: {
      apt: ['libvirt-daemon-driver-lxc'],
      dnf: ['libvirt-daemon-lxc'],
      pacman: [],
      zypper: ['libvirt-daemon-lxc'],
    },
  },
  {
    what: 'Docker',
    why: 'tests against containers',
    purpose: 'test',
    found: [[{ program: 'dockerd' }]],
    packages: { apt: ['docker.io'], dnf: ['moby-engine'], pacman: ['docker'], zypper: ['docker'] },
  },
  {
    what: 'Docker’s command line with Compose, a registry, and a busybox without libraries',
    why: 'make and serve the tests’ images',
    purpose: 'test',
    found: [
      [
        { program: 'docker' },
        { program: 'docker-compose' },
        { program: 'docker-registry' },
        { path: '/bin/busybox' },
      ],
    ],
    packages: {
      apt: ['docker.io', 'docker-compose', 'docker-registry', 'busybox-static'],
      dnf: ['moby-engine', 'docker-compose', 'docker-distribution', 'busybox'],
      pacman: ['docker', 'docker-compose', 'docker-registry', 'busybox'],
      zypper: ['docker', 'docker-compose', 'distribution-registry', 'busybox-static'],
    },
  },
  {
    what: 'Podman with its networks',
    why: 'tests against the other engine that speaks Docker’s API',
    purpose: 'test',
    found: [[{ program: 'podman' }]],
    packages: {
      // Named so that apt does not take the ten times larger CNI plugins for the networks instead.
      apt: ['podman', 'netavark', 'aardvark-dns'],
      dnf: ['podman', 'netavark', 'aardvark-dns'],
      pacman: ['podman', 'netavark', 'aardvark-dns'],
      zypper: ['podman', 'netavark', 'aardvark-dns'],
    },
  },
  {
    what: 'xmllint',
    why: 'is what documents are held against, by libvirt’s own virt-xml-validate too',
    purpose: 'test',
    found: [[{ program: 'xmllint' }]],
    packages: { apt: ['libxml2-utils'], dnf: ['libxml2'], pacman: ['libxml2'], zypper: ['libxml2-tools'] },
  },
  {
    what: 'debootstrap',
    why: 'makes the root file systems of the tests’ whole-system containers',
    purpose: 'test',
    found: [[{ program: 'debootstrap' }]],
    packages: { apt: ['debootstrap'], dnf: ['debootstrap'], pacman: ['debootstrap'], zypper: [] },
  },
  {
    what: 'Chromium',
    why: 'tests the pages in a real browser',
    purpose: 'test',
    found: [[{ program: 'chromium' }], [{ program: 'chromium-browser' }], [{ program: 'google-chrome' }]],
    packages: {
      apt: ['chromium', 'fonts-dejavu-core'],
      dnf: ['chromium'],
      pacman: ['chromium'],
      zypper: ['chromium'],
    },
  },
  {
    what: 'Xvfb',
    why: 'tests the desktop app without a screen',
    purpose: 'test',
    found: [[{ program: 'Xvfb' }, { program: 'xauth' }]],
    packages: {
      apt: ['xvfb', 'xauth'],
      dnf: ['xorg-x11-server-Xvfb', 'xorg-x11-xauth'],
      pacman: ['xorg-server-xvfb', 'xorg-xauth'],
      zypper: ['xorg-x11-server-Xvfb', 'xauth'],
    },
  },
  {
    what: 'an OpenSSH server and client',
    why: 'tests connections over ssh; the tests start their own on loopback',
    purpose: 'test',
    found: [[{ program: 'sshd' }, { program: 'ssh' }]],
    packages: {
      apt: ['openssh-server', 'openssh-client'],
      dnf: ['openssh-server', 'openssh-clients'],
      pacman: ['openssh'],
      zypper: ['openssh'],
    },
  },
  {
    what: 'libvirt’s Python binding',
    why: 'is what the benchmarks compare with',
    purpose: 'test',
    found: [[{ python: 'libvirt' }]],
    packages: {
      apt: ['python3-libvirt'],
      dnf: ['python3-libvirt'],
      pacman: ['libvirt-python'],
      zypper: ['python3-libvirt-python'],
    },
  },
  {
    what: 'grub-mkrescue for BIOS and UEFI, xorriso and mtools',
    why: 'make the tests’ tiny guest bootable',
    purpose: 'test',
    found: [
      [
        { program: 'grub-mkrescue' },
        { program: 'xorriso' },
        { program: 'mformat' },
        { path: '/usr/lib/grub/i386-pc' },
        { path: '/usr/lib/grub/x86_64-efi' },
      ],
      [{ program: 'grub2-mkrescue' }, { program: 'xorriso' }, { program: 'mformat' }],
    ],
    packages: {
      apt: ['grub-common', 'grub-pc-bin', 'grub-efi-amd64-bin', 'xorriso', 'mtools'],
      dnf: ['grub2-tools-extra', 'grub2-pc-modules', 'grub2-efi-x64-modules', 'xorriso', 'mtools'],
      pacman: ['grub', 'libisoburn', 'mtools'],
      zypper: ['grub2', 'grub2-i386-pc', 'grub2-x86_64-efi', 'xorriso', 'mtools'],
    },
  },
  {
    what: 'libosinfo’s tools',
    why: 'are what answers for installers are held against',
    purpose: 'test',
    found: [[{ program: 'osinfo-install-script' }]],
    packages: {
      apt: ['libosinfo-bin'],
      dnf: ['libosinfo'],
      pacman: ['libosinfo'],
      zypper: ['libosinfo'],
    },
  },
  {
    what: 'QEMU and UEFI firmware for 64-bit ARM',
    why: 'tests a guest of another architecture',
    purpose: 'test',
    found: [
      [{ program: 'qemu-system-aarch64' }, { path: '/usr/share/AAVMF' }],
      [{ program: 'qemu-system-aarch64' }, { path: '/usr/share/edk2/aarch64' }],
      [{ program: 'qemu-system-aarch64' }, { path: '/usr/share/qemu/aavmf-*' }],
    ],
    packages: {
      apt: ['qemu-system-arm', 'qemu-efi-aarch64'],
      dnf: ['qemu-system-aarch64', 'edk2-aarch64'],
      pacman: ['qemu-system-aarch64', 'edk2-aarch64'],
      zypper: ['qemu-arm', 'qemu-uefi-aarch64'],
    },
  },
  {
    what: 'QEMU for PowerPC, IBM Z and RISC-V',
    why: 'tests what guests of further architectures are offered',
    purpose: 'test',
    found: [
      [
        { program: 'qemu-system-ppc64' },
        { program: 'qemu-system-s390x' },
        { program: 'qemu-system-riscv64' },
      ],
    ],
    packages: {
      apt: ['qemu-system-ppc', 'qemu-system-misc'],
      dnf: ['qemu-system-ppc', 'qemu-system-s390x', 'qemu-system-riscv'],
      pacman: ['qemu-system-ppc', 'qemu-system-s390x', 'qemu-system-riscv'],
      zypper: ['qemu-ppc', 'qemu-s390x', 'qemu-extra'],
    },
  },
  {
    what: 'mmdebstrap and mke2fs',
    why: 'make the tests’ cloud image',
    purpose: 'test',
    found: [[{ program: 'mmdebstrap' }, { program: 'mke2fs' }]],
    packages: { apt: ['mmdebstrap', 'e2fsprogs'], dnf: ['mmdebstrap', 'e2fsprogs'], pacman: [], zypper: [] },
  },
  {
    what: 'virt-install',
    why: 'is what the benchmarks compare with',
    purpose: 'test',
    found: [[{ program: 'virt-install' }]],
    packages: {
      apt: ['virtinst'],
      dnf: ['virt-install'],
      pacman: ['virt-install'],
      zypper: ['virt-install'],
    },
  },
];
