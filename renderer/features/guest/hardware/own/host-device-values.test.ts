import { expect, test } from 'vitest';
import type { GuestHostDevice } from '#shared/contract/create/host-device.ts';
import { claimFrom, valuesFor } from './host-device-values.ts';

const devices: readonly (readonly [type: string, device: unknown])[] = [
  ['pci', { kind: 'pci', address: '0000:0a:1f.7' }],
  ['usb', { kind: 'usb', vendor: '046d', product: 'c52b' }],
  ['usb', { kind: 'usb', vendor: '046d', product: 'c52b', bus: 1, device: 12 }],
  ['mdev', { kind: 'mediated', uuid: '6b7a3a1e-7c3e-4a52-9a11-3b8f0e6d2c44' }],
];

test.each(devices)('a device of type %s is named by its element and read from it again', (type, device) => {
  expect(claimFrom({ type, ...valuesFor(device as GuestHostDevice) })).toEqual(device);
});

test('an element that names nothing yet claims nothing', () => {
  expect(claimFrom({ type: 'pci' })).toBeUndefined();
  expect(claimFrom({ type: 'usb' })).toBeUndefined();
  expect(claimFrom({ type: 'mdev' })).toBeUndefined();
});
