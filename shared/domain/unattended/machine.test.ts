import { expect, it } from 'vitest';
import { installMachine } from './machine.ts';

const guest = (os: string, devices = '') =>
  `<domain type="kvm"><name>g</name><os${os}</os><devices>${devices}</devices></domain>`;
const disk = (dev: string, device = 'disk') =>
  `<disk type="file" device="${device}"><target dev="${dev}" bus="sata"/></disk>`;

it('reads firmware, secure boot and TPM', () => {
  const secure =
    ' firmware="efi"><type arch="x86_64">hvm</type><firmware><feature enabled="yes" name="secure-boot"/></firmware>';
  expect(installMachine(guest(secure, '<tpm model="tpm-crb"/>'))).toMatchObject({
    arch: 'x86_64',
    firmware: 'uefi',
    secureBoot: true,
    tpm: true,
  });
  const plain = '><type arch="aarch64">hvm</type><loader type="pflash">/x</loader>';
  expect(installMachine(guest(plain))).toMatchObject({ arch: 'aarch64', firmware: 'uefi', tpm: false });
  expect(installMachine(guest('><type>hvm</type>'))).toMatchObject({ firmware: 'bios', secureBoot: false });
});

it('names the first disk as Linux does', () => {
  const os = '><type>hvm</type>';
  expect(installMachine(guest(os, disk('sda', 'cdrom') + disk('vda'))).disk).toBe('/dev/vda');
  expect(installMachine(guest(os, disk('hda'))).disk).toBe('/dev/sda');
});
