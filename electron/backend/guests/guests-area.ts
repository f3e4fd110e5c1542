import type { GuestRef } from '#shared/contract/guests.ts';
import { fail } from '../failures/fail.ts';
import type { History } from '../history/history.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import type { Samples } from '../samples/samples.ts';
import type { Thumbnails } from '../thumbnails/thumbnails.ts';
import { actOnEach, forEachGuest } from './act.ts';
import { addVnc } from './add-vnc.ts';
import { guestDetails } from './details.ts';
import { domainRef } from './guest-key.ts';
import { labelGuest } from './label.ts';
import { renameGuest } from './rename.ts';
import { takeOutSetup } from './take-out-setup.ts';

/** Everything about guests but removing them. */
export function createGuestsArea(
  deps: AreaDeps & { samples: Samples; thumbnails: Thumbnails; history: Pick<History<GuestRef>, 'record'> },
) {
  const known = (ref: GuestRef) => deps.guests.require(ref);
  return {
    watch: procedures.guests.watch.handler(({ signal }) => deps.guests.watch(signal)),

    samples: procedures.guests.samples.handler(({ input, signal }) =>
      deps.samples.watch(input.guests, input.intervalMs, signal),
    ),

    details: procedures.guests.details.handler(({ input }) => guestDetails(deps, known(input.guest))),

    thumbnail: procedures.guests.thumbnail.handler(async ({ input, signal }) => {
      const png = await deps.thumbnails.take(known(input.guest), input.width, signal);
      return new Blob([png], { type: 'image/png' });
    }),

    act: procedures.guests.act.handler(async ({ input }) => {
      const outcomes = await actOnEach(deps, input.guests, input.action);
      const text = `Innkeeper could not do this to it: ${input.action.replace('-', ' ')}.`;
      for (const { guest, failure } of outcomes) {
        if (failure) deps.history.record(guest, { kind: 'state', text, failure });
      }
      return outcomes;
    }),

    setAutostart: procedures.guests.setAutostart.handler(({ input }) =>
      forEachGuest(deps, input.guests, async guest => {
        const { rpc } = deps.connections.require(guest.connection);
        const autostart = input.autostart ? 1 : 0;
        await rpc.call('domainSetAutostart', { dom: domainRef(guest), autostart });
        // libvirt has no event for it.
        await deps.guests.refresh(guest);
      }),
    ),

    label: procedures.guests.label.handler(({ input: { guests, ...edit } }) =>
      forEachGuest(deps, guests, guest => labelGuest(deps, guest, edit)),
    ),

    rename: procedures.guests.rename.handler(async ({ input }) => {
      await renameGuest(deps, known(input.guest), input.name);
      return {};
    }),

    addVnc: procedures.guests.addVnc.handler(async ({ input }) => {
      const guest = known(input.guest);
      if (guest.displays.some(({ type }) => type === 'vnc')) {
        throw fail('CONFLICT', { name: guest.name }, 'It has a VNC display already.');
      }
      return { takesEffect: await addVnc(deps, guest) };
    }),

    takeOutSetup: procedures.guests.takeOutSetup.handler(async ({ input }) => {
      await takeOutSetup(deps, known(input.guest));
      return {};
    }),
  };
}
