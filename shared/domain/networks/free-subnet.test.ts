import { expect, it } from 'vitest';
import { freeSubnet } from './free-subnet.ts';

it('takes libvirt’s usual subnet, or the next that is free', () => {
  expect(freeSubnet(['10.0.0.5'])).toBe('192.168.122');
  // As inside a guest whose host has the same default network.
  expect(freeSubnet(['192.168.122.7', '192.168.123.1'])).toBe('192.168.124');
});

it('gives up when all are taken', () => {
  expect(freeSubnet(Array.from({ length: 256 }, (_, third) => `192.168.${third}.1`))).toBeUndefined();
});
