import { fakeHostUri, readList, startFakeBackend } from './fake-backend.ts';
import { type Figure, rounded } from './figure.ts';

const GUESTS = 1000;
const RUNS = 5;

/** The longest the event loop did nothing else while 1,000 guests were read, sent and all started. */
export default async function longestBlock(): Promise<Figure[]> {
  const longest: number[] = [];
  const uri = await fakeHostUri(GUESTS);
  // The first run pays for compiling; what a person meets again and again is the rest.
  for (let run = 0; run <= RUNS; run += 1) {
    const stop = watchLoop();
    const { client, close } = await startFakeBackend(uri);
    const guests = await readList(client);
    await client.guests.act({
      guests: guests.map(({ connection, uuid }) => ({ connection, uuid })),
      action: 'start',
    });
    await close();
    if (run === 0) stop();
    else longest.push(stop());
  }
  return [{ name: 'longest block of the event loop', figure: rounded(Math.max(...longest), 1), unit: 'ms' }];
}

/** Looks once in each turn of the loop; answers, when stopped, with the longest turn in ms. */
function watchLoop(): () => number {
  let longest = 0;
  let at = performance.now();
  let running = true;
  const look = () => {
    if (!running) return;
    const now = performance.now();
    longest = Math.max(longest, now - at);
    at = now;
    setImmediate(look);
  };
  setImmediate(look);
  return () => {
    running = false;
    return longest;
  };
}
