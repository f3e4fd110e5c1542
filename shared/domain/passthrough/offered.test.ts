import { expect, test } from 'vitest';
import { at } from '../devices/testing/invented.ts';
import type { PciDevice } from '../../contract/devices.ts';
import { isLent, isOffered } from './offered.ts';
import { CARD, desktop, NIC, oneCard } from './testing/hosts.ts';
import { setting } from './testing/settings.ts';

function knownOf(facts: ReturnType<typeof desktop>): ReadonlyMap<string, PciDevice> {
  const { map } = setting({ facts, ask: { devices: [CARD] } });
  return new Map(map.pci.map(device => [device.address as string, device]));
}
function offered(facts: ReturnType<typeof desktop>, address: string): boolean {
  const known = knownOf(facts);
  const device = known.get(address);
  if (device === undefined) throw new Error(`The host has no ${address}.`);
  return isOffered(device, known);
}

test('a spare card and a spare network card are offered, the boot display and the only way in are not', () => {
  expect(offered(desktop(), CARD)).toBe(true);
  expect(offered(desktop(), NIC)).toBe(true);
  expect(offered(desktop(), at('0000:00:02.0'))).toBe(false);
  expect(offered(desktop(), at('0000:02:00.0'))).toBe(false);
});

test('the only screen is offered in spite of its verdict: it can be lent', () => {
  const known = knownOf(oneCard());
  const card = known.get(CARD);
  expect(card?.verdict.level).toBe('never');
  expect(card && isLent(card, known)).toBe(true);
  expect(offered(oneCard(), CARD)).toBe(true);
});
