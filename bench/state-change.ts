import type { Guest } from '#shared/contract/guests.ts';
import { fakeHostUri, readList, startFakeBackend } from './fake-backend.ts';
import { type Figure, percentile, rounded } from './figure.ts';

const GUESTS = 1000;
const CHANGES = 300;

/** From asking for a change to the watcher's event with the new state, one after another, at 1,000 guests. */
export default async function stateChange(): Promise<Figure[]> {
  const { client, close } = await startFakeBackend(await fakeHostUri(GUESTS));
  const guests = await readList(client);
  const waiting = new Map<string, () => void>();
  const watching = await client.guests.watch({});
  const watch = (async () => {
    for await (const event of watching) {
      if (event.kind !== 'upsert') continue;
      for (const guest of event.guests) waiting.get(`${guest.uuid} ${guest.state}`)?.();
    }
  })();
  const taken: number[] = [];
  const change = async (guest: Guest, action: 'start' | 'force-off', state: string) => {
    const shown = new Promise<void>(resolve => waiting.set(`${guest.uuid} ${state}`, resolve));
    const began = performance.now();
    const asked = client.guests.act({ guests: [guest], action });
    await shown;
    taken.push(performance.now() - began);
    waiting.delete(`${guest.uuid} ${state}`);
    const [outcome] = await asked;
    if (outcome?.failure !== undefined) throw new Error(JSON.stringify(outcome.failure));
  };
  for (const guest of guests.slice(0, CHANGES / 2)) {
    await change(guest, 'start', 'running');
    await change(guest, 'force-off', 'off');
  }
  await watching.return?.();
  await watch;
  await close();
  return [
    {
      name: 'state change to event, 1,000 guests, 99th percentile',
      figure: rounded(percentile(taken, 0.99)),
      unit: 'ms',
    },
    {
      name: 'state change to event, 1,000 guests, median',
      figure: rounded(percentile(taken, 0.5)),
      unit: 'ms',
    },
  ];
}
