import { expect, it } from 'vitest';
import { uuidSchema } from '#shared/contract/values.ts';
import { addressesIn, withAddresses } from './nic-addresses.ts';

const uuid = uuidSchema.parse('6f8a1c52-6f1e-4c8e-9a55-6a35f2f3a1d0');
const nic = (inside = '') => `<interface type='user'>${inside}</interface>`;
const guest = (...nics: string[]) => `<domain type='qemu'><devices>${nics.join('')}</devices></domain>`;

it('gives each card an address of QEMU’s own, always the same, and keeps those there are', () => {
  const given = nic(`<mac address='52:54:00:aa:bb:cc'/>`);
  const written = withAddresses(guest(nic(), given, nic()), uuid);
  const [first, second, third] = addressesIn(written);
  expect(first).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
  expect(third).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
  expect(second).toBe('52:54:00:aa:bb:cc');
  expect(first).not.toBe(third);
  expect(withAddresses(guest(nic(), given, nic()), uuid)).toBe(written);
});

it('leaves a document with nothing to give as it is', () => {
  const xml = guest(nic(`<mac address='52:54:00:aa:bb:cc'/>`));
  expect(withAddresses(xml, uuid)).toBe(xml);
});
