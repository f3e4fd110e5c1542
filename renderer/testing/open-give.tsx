import { act, screen } from '@testing-library/react';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { PassthroughSetup } from '#shared/contract/passthrough.ts';
import type { PassthroughRequest } from '#shared/contract/passthrough-request.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { closeOverlay, openOverlay } from '#renderer/app/overlays.ts';
import { inventedMaps } from './invent-device-map.ts';
import {
  inventPassthroughOptions,
  inventPassthroughPlan,
  inventUndoPlan,
  type InventedPassthrough,
} from './invent-passthrough.ts';
import { inventSetup, inventVerification } from './invent-setups.ts';
import { openGuest } from './open-guest.tsx';

// jsdom lays nothing out and has none.
Object.assign(Element.prototype, { scrollIntoView: () => {} });

interface Options extends Omit<InventedPassthrough, 'setups'> {
  change?: Partial<Guest>;
  /** Begun at this device instead of at the guest. */
  address?: PciAddress;
  setups?: readonly PassthroughSetup['state'][];
  refuse?: Readonly<Record<string, Failure>>;
  answers?: Readonly<Record<string, (input: never) => unknown>>;
}

/** A guest's page over a host that can give devices away. For tests only. */
export async function openWithDevices({
  change = {},
  setups = [],
  refuse = {},
  answers = {},
  ...invented
}: Options) {
  closeOverlay();
  let owner: Guest | undefined;
  const guestOf = (): Guest => {
    if (owner === undefined) throw new Error('Asked before the guest was there.');
    return owner;
  };
  const opened = await openGuest({
    change: { state: 'off', ...change },
    refuse,
    answers: {
      'devices.map': () => inventedMaps.desktop(),
      'passthrough.options': () => inventPassthroughOptions(guestOf(), invented),
      'passthrough.plan': (input: PassthroughRequest) => inventPassthroughPlan(guestOf(), input, invented),
      'passthrough.apply': () => ({ job: 'job-1', setup: inventSetup(guestOf(), 'after').id }),
      'passthrough.list': ({ connection }: { connection: Guest['connection'] }) => ({
        // Asked by the page before it is known which guest was made.
        setups: setups.map((state, at) => inventSetup(owner ?? invisible(connection), state, at)),
      }),
      'passthrough.verify': () => ({
        state: setups[0] ?? 'after',
        checks: inventVerification(invented.found ?? 'right', setups[0] ?? 'after'),
      }),
      'passthrough.planUndo': () => inventUndoPlan(guestOf()),
      'passthrough.undo': () => ({ job: 'job-1' }),
      'passthrough.proceed': () => ({ job: 'job-1' }),
      'passthrough.forget': () => ({}),
      ...answers,
    },
  });
  owner = opened.guest;
  return opened;
}

const invisible = (connection: Guest['connection']) =>
  ({ connection, uuid: 'unknown', name: 'unknown' }) as unknown as Guest;

/** The flow, begun at the guest or at a device. */
export async function openGive(options: Options = {}) {
  const opened = await openWithDevices(options);
  const { guest } = opened;
  act(() =>
    openOverlay({
      kind: 'give-device',
      connection: guest.connection,
      ...(options.address === undefined ? { guest: guestKey(guest) } : { address: options.address }),
    }),
  );
  await screen.findByRole('dialog');
  return opened;
}
