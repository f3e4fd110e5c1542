import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readList, startFakeBackend } from './fake-backend.ts';
import { type Figure, rounded } from './figure.ts';

const GUESTS = 1000;
const RUNS = 5;

/** The longest time the event loop did nothing else while 1,000 guests were read, sent and all started. */
export default async function longestBlock(): Promise<Figure[]> {
  const longest: number[] = [];
  // The first run pays for compiling; what a person meets again and again is the rest.
  for (let run = 0; run <= RUNS; run += 1) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const { client, close } = await startFakeBackend(GUESTS);
    const guests = await readList(client);
    await client.guests.act({
      guests: guests.map(({ connection, uuid }) => ({ connection, uuid })),
      action: 'start',
    });
    delay.disable();
    longest.push(delay.max / 1e6);
    await close();
  }
  const [cold = Number.NaN, ...warm] = longest;
  return [
    { name: 'longest block of the event loop, first run', figure: rounded(cold, 1), unit: 'ms' },
    { name: 'longest block of the event loop', figure: rounded(Math.max(...warm), 1), unit: 'ms' },
  ];
}
