import { expect, it } from 'vitest';
import { linkAtMostText, linkText } from './link-text.ts';
import { shortName } from './short-name.ts';

it.each([
  [0x10de, 'NVIDIA Corporation', 'AD104 [GeForce RTX 4070]', 'NVIDIA GeForce RTX 4070'],
  [
    0x1002,
    'Advanced Micro Devices, Inc. [AMD/ATI]',
    'Navi 22 [Radeon RX 6700/6700 XT/6750 XT / 6800M/6850M XT]',
    'AMD Radeon RX 6700/6700 XT',
  ],
  [0x8086, 'Intel Corporation', 'Raptor Lake-S GT1 [UHD Graphics 770]', 'Intel UHD Graphics 770'],
  [0x8086, 'Intel Corporation', 'I350 Gigabit Network Connection', 'Intel I350 Gigabit'],
  [
    0x8086,
    'Intel Corporation',
    '82801IR/IO/IH (ICH9R/DO/DH) 6 port SATA Controller [AHCI mode]',
    'Intel 82801IR/IO/IH (ICH9R/DO/DH) 6 port SATA Controller',
  ],
  [0x10de, 'NVIDIA Corporation', 'GA102GL [A40]', 'NVIDIA A40'],
  [
    0x144d,
    'Samsung Electronics Co Ltd',
    'NVMe SSD Controller S4LV008[Pascal]',
    'Samsung NVMe SSD Controller S4LV008[Pascal]',
  ],
  [0x9999, 'Acme Widgets Technology Co., Ltd.', 'Thing 3000', 'Acme Widgets Thing 3000'],
  [0x9999, undefined, undefined, 'GPU 9999:0001'],
  [0x10de, undefined, undefined, 'NVIDIA GPU 10de:0001'],
])('%i %s %s is %s', (vendor, vendorName, deviceName, name) => {
  const listed = {
    ...(vendorName !== undefined && { vendorName }),
    ...(deviceName !== undefined && { deviceName }),
  };
  expect(shortName({ class: 0x030000, vendor, device: 1, ...listed })).toBe(name);
});

it('calls links by their generation, and what they could be where that is more', () => {
  const link = { speed: 8, width: 4, maxSpeed: 16, maxWidth: 4 };
  expect([linkText(link), linkAtMostText(link)]).toEqual(['PCIe 3.0 ×4', 'PCIe 4.0 ×4']);
  expect(linkAtMostText({ speed: 16, width: 4, maxSpeed: 16, maxWidth: 4 })).toBeUndefined();
  expect(linkText({ speed: 2.5, width: 0 })).toBeUndefined();
});
