import { expect, test } from 'vitest';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { PciDevice } from '#shared/contract/devices.ts';
import type { GivenDevice } from '#shared/contract/passthrough.ts';
import { hostLoses } from './host-loses.ts';

const address = pciAddressSchema.parse('0000:01:00.0');
const card: GivenDevice = {
  address,
  name: 'NVIDIA RTX 4070',
  what: 'GPU',
  ids: '10de:2786',
  verdict: { level: 'ready', label: 'Ready', reasons: [] },
};
const using = (usedBy: PciDevice['usedBy']) => new Map([[address as string, { usedBy } as PciDevice]]);

test('says for how long the host goes without it', () => {
  expect(hostLoses('managed', [card], new Map())).toEqual([
    'The host cannot use NVIDIA RTX 4070 while the guest runs.',
  ]);
  expect(hostLoses('boot', [card], new Map())[0]).toContain('from its next start on');
});

test('says that the desktop ends where the only screen is given away', () => {
  expect(hostLoses('single-gpu', [card], new Map())[1]).toContain('what is unsaved is gone');
});

test('names what hangs on it now, once each', () => {
  const uses = using([
    { by: 'display', how: 'lit', connectors: ['DP-1', 'HDMI-A-1'] },
    { by: 'disk', disks: ['nvme1n1'], targets: ['/games'], root: false },
    { by: 'guest', name: 'other', uuid: '00000000-0000-4000-8000-000000000001' as never, running: false },
  ]);
  expect(hostLoses('managed', [card, card], uses).slice(1)).toEqual([
    'Monitors at DP-1 and HDMI-A-1 go dark for the host.',
    'Disks of the host are gone: nvme1n1, mounted at /games.',
  ]);
});
