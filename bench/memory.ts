import { fakeHostUri, readList, startFakeBackend } from './fake-backend.ts';
import { type Figure, rounded } from './figure.ts';

const GUESTS = 1000;
const MIB = 1024 ** 2;

/** What 1,000 guests add to the backend's memory, and how much of it is live. Wants `node --expose-gc`. */
export default async function memory(): Promise<Figure[]> {
  const none = await measure(0);
  const many = await measure(GUESTS);
  return [
    {
      name: 'memory for 1,000 guests: resident',
      figure: rounded((many.rss - none.rss) / MIB, 1),
      unit: 'MiB',
    },
    { name: 'memory for 1,000 guests: heap', figure: rounded((many.heap - none.heap) / MIB, 1), unit: 'MiB' },
  ];
}

async function measure(guests: number) {
  const { client, close } = await startFakeBackend(await fakeHostUri(guests));
  await readList(client);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  await close();
  return { rss, heap: heapUsed };
}
