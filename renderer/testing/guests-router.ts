import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { GuestAction, GuestRef, GuestState } from '#shared/contract/guests.ts';
import { leadsTo } from '#shared/domain/guests/actions.ts';
import { drawScreen } from './draw-screen.ts';
import { fail } from './failing.ts';
import { inventDetails, inventPlan, inventSample } from './invent-details.ts';
import type { InventedGuests } from './invented-guests.ts';
import type { Scene } from './scene.ts';
import { pause, until } from './until.ts';

const os = implement(contract).guests;

/** Guests that follow what is done to them. */
export const guestsRouter = (scene: Scene, world: InventedGuests) => {
  let clock = 0;
  return {
    watch: os.watch.handler(async function* ({ signal }) {
      if (scene.silent) await until(signal);
      const changes = world.events.follow(signal);
      yield { kind: 'snapshot', guests: world.list(), complete: true };
      for await (const guest of changes) yield { kind: 'upsert', guests: [guest] };
    }),
    samples: os.samples.handler(async function* ({ input, signal }) {
      const watched = input.guests.map(ref => world.find(ref));
      const past = Array.from({ length: 40 }, (_, index) => index - 40);
      yield { samples: past.flatMap(at => watched.map(guest => inventSample(guest, at))) };
      while (signal?.aborted !== true) {
        await pause(input.intervalMs, signal);
        clock += 1;
        yield { samples: watched.map(guest => inventSample(guest, clock)) };
      }
    }),
    details: os.details.handler(({ input }) => inventDetails(world.find(input.guest))),
    thumbnail: os.thumbnail.handler(({ input }) => drawScreen(world.find(input.guest).name, input.width)),
    act: os.act.handler(({ input }) => input.guests.map(ref => act(scene, world, ref, input.action))),
    setAutostart: os.setAutostart.handler(({ input }) =>
      input.guests.map(guest => {
        world.change(guest, { autostart: input.autostart });
        return { guest };
      }),
    ),
    label: os.label.handler(({ input }) =>
      input.guests.map(guest => {
        const { tags, group: _group, ...rest } = world.find(guest);
        const kept = tags.filter(tag => !input.removeTags?.includes(tag));
        const group = input.group === undefined ? world.find(guest).group : (input.group ?? undefined);
        world.put({ ...rest, tags: kept, ...(group === undefined ? {} : { group }) });
        world.change(guest, { tags: [...new Set([...kept, ...(input.addTags ?? [])])] });
        return { guest };
      }),
    ),
    rename: os.rename.handler(({ input }) => {
      if (world.list().some(({ name }) => name === input.name)) {
        fail({ code: 'NAME_TAKEN', params: { name: input.name } });
      }
      world.change(input.guest, { name: input.name });
      return {};
    }),
    removalPlan: os.removalPlan.handler(({ input }) => inventPlan(world.find(input.guest))),
    remove: os.remove.handler(() => ({ job: 'job-1' })),
    addVnc: os.addVnc.handler(() => ({ takesEffect: 'next-start' as const })),
    takeOutSetup: os.takeOutSetup.handler(() => fail({ code: 'NOT_FOUND', params: {} })),
  };
};

function act(scene: Scene, world: InventedGuests, ref: GuestRef, action: GuestAction) {
  const refused = scene.refuse?.[action];
  if (refused) return { guest: ref, failure: refused };
  const state: GuestState | undefined = leadsTo[action]?.[0];
  if (state !== undefined)
    setTimeout(() => world.change(ref, { state, since: Date.now() }), scene.actMs ?? 0);
  return { guest: ref };
}
