import type { NamedDevice } from '#shared/contract/device-names.ts';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { ListedName } from '#renderer/api/device-names.ts';
import { guestRef } from '#renderer/api/live/guests.ts';
import type { Scene } from './scene.ts';

const at = (address: string) => pciAddressSchema.parse(address);

const card = (name: string, model: string, more: Partial<NamedDevice> = {}): NamedDevice => ({
  name,
  model,
  functions: [
    { function: 0, ids: '10de:2684', subsystem: '1043:889a' },
    { function: 1, ids: '10de:22ba', subsystem: '1043:889a' },
  ],
  places: [],
  ...more,
});

export const inventNamed = (): NamedDevice => card('the 4090', 'NVIDIA GeForce RTX 4090');

/** One name for each place that a device can turn out to be in. */
export function inventNames({ guests }: Pick<Scene, 'guests'>): ListedName[] {
  const users = guests.slice(0, 2).map((guest, index) => ({
    guest: guestRef(guest),
    name: guest.name,
    running: index === 0,
    stale: index === 1,
  }));
  return [
    {
      device: card('the 4090', 'NVIDIA GeForce RTX 4090', { description: 'Left of the two.' }),
      where: { state: 'moved', address: at('0000:0a:00.0'), from: at('0000:01:00.0') },
      guests: users,
    },
    {
      device: card('uplink', 'Intel I350'),
      where: { state: 'there', address: at('0000:03:00.0') },
      guests: [],
    },
    {
      device: card('scratch disk', 'Samsung 990 PRO'),
      where: { state: 'several', addresses: [at('0000:04:00.0'), at('0000:05:00.0')] },
      guests: users.slice(0, 1),
    },
    {
      device: card('lab card', 'NVIDIA RTX A4000'),
      where: { state: 'unplaced', address: at('0000:41:00.0') },
      guests: [],
    },
    { device: card('old radeon', 'AMD Radeon RX 580'), where: { state: 'absent' }, guests: [] },
  ];
}
