import { setTimeout as pause } from 'node:timers/promises';
import { fakeHostUri, readList, startFakeBackend } from './fake-backend.ts';
import { type Figure, rounded } from './figure.ts';

const GUESTS = 1000;
const SAMPLED = 40;
const QUIET_MS = 2_000;
const MEASURED_MS = 20_000;

/** What the backend burns while a window with the list and its graphs is open and nothing happens. */
export default async function idleCpu(): Promise<Figure[]> {
  const { client, close } = await startFakeBackend(await fakeHostUri(GUESTS, GUESTS / 2));
  const guests = await readList(client);
  const list = await client.guests.watch({});
  const visible = guests.filter(({ state }) => state === 'running').slice(0, SAMPLED);
  const graphs = await client.guests.samples({
    guests: visible.map(({ connection, uuid }) => ({ connection, uuid })),
    intervalMs: 3000,
  });
  const reading = [list, graphs].map(async events => {
    for await (const _ of events);
  });
  await pause(QUIET_MS);
  const before = process.cpuUsage();
  const began = performance.now();
  await pause(MEASURED_MS);
  const { user, system } = process.cpuUsage(before);
  const share = (user + system) / 1000 / (performance.now() - began);
  await Promise.all([list.return?.(), graphs.return?.()]);
  await Promise.all(reading);
  await close();
  return [
    { name: 'idle, 1,000 guests, graphs on: backend', figure: rounded(share * 100), unit: '% of a core' },
  ];
}
