import type { VolumeFormat } from '#shared/contract/volumes.ts';

/** What a person should know of each to choose. */
export const formatWords: Readonly<Record<VolumeFormat, string>> = {
  qcow2: 'Grows as it is filled; snapshots, layers, encryption',
  raw: 'The bare bytes: fastest, and read by everything',
  vmdk: 'For VMware',
  vdi: 'For VirtualBox',
  vpc: 'VHD, for Hyper-V and Azure',
  qed: 'An older format of QEMU',
  qcow: 'The oldest format of QEMU',
};

/** `web.qcow2` becomes `web.img` with the format raw; a name that says nothing of its format stays. */
export function withSuffix(name: string, format: VolumeFormat): string {
  const suffix: Readonly<Record<VolumeFormat, string>> = {
    qcow2: '.qcow2',
    raw: '.img',
    vmdk: '.vmdk',
    vdi: '.vdi',
    vpc: '.vhd',
    qed: '.qed',
    qcow: '.qcow',
  };
  return name.replace(/\.(qcow2|img|raw|vmdk|vdi|vhd|qed|qcow)$/i, suffix[format]);
}
