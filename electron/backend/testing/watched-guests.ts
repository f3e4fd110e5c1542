import type { Guest } from '#shared/contract/guests.ts';
import type { TestBackend } from './start-backend.ts';

/** What somebody who keeps the list open sees, built from the events alone. */
export async function watchedGuests(client: TestBackend['client']) {
  const rows = new Map<string, Guest>();
  const looks = new Set<() => void>();
  const states: string[] = [];
  let complete = false;
  const events = await client.guests.watch({});
  const reading = (async () => {
    for await (const event of events) {
      if (event.kind === 'snapshot') rows.clear();
      if (event.kind === 'remove') for (const { uuid } of event.guests) rows.delete(uuid);
      else for (const guest of event.guests) take(guest);
      complete ||= event.kind !== 'remove' && event.complete === true;
      for (const look of looks) look();
    }
  })();

  function take(guest: Guest) {
    const before = rows.get(guest.uuid)?.state;
    if (before !== guest.state) states.push(`${guest.name} ${guest.state}`);
    rows.set(guest.uuid, guest);
  }

  const until = <Found>(find: () => Found | undefined): Promise<Found> =>
    new Promise(resolve => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        looks.delete(look);
        resolve(found);
      };
      looks.add(look);
      look();
    });
  const named = (name: string) => [...rows.values()].find(guest => guest.name === name);

  return {
    rows,
    /** Every change of state seen, as `name state`, in order. */
    states,
    complete: () => until(() => complete || undefined),
    named,
    /** Resolves with the row once there is one of that name for which it holds. */
    when: (name: string, holds: (guest: Guest) => boolean = () => true) =>
      until(() => {
        const guest = named(name);
        return guest !== undefined && holds(guest) ? guest : undefined;
      }),
    gone: (name: string) => until(() => (named(name) === undefined ? true : undefined)),
    stop: async () => {
      await events.return?.();
      await reading;
    },
  };
}
