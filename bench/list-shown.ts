import { fakeHostUri, readList, startFakeBackend } from './fake-backend.ts';
import { type Figure, median, rounded } from './figure.ts';

const GUESTS = 1000;
const RUNS = 5;
const SCREENFUL = 40;

/** From nothing, connection included, to the first screenful and to the last of 1,000 rows at a front. */
export default async function listShown(): Promise<Figure[]> {
  const first: number[] = [];
  const all: number[] = [];
  const uri = await fakeHostUri(GUESTS);
  for (let run = 0; run < RUNS; run += 1) {
    const began = performance.now();
    const { client, close } = await startFakeBackend(uri);
    let screenful: number | undefined;
    const guests = await readList(client, rows => {
      if (rows >= SCREENFUL) screenful ??= performance.now() - began;
    });
    if (guests.length !== GUESTS) throw new Error(`${guests.length} rows of ${GUESTS}`);
    first.push(screenful ?? Number.NaN);
    all.push(performance.now() - began);
    await close();
  }
  return [
    { name: 'list of 1,000 guests: first screenful', figure: rounded(median(first), 0), unit: 'ms' },
    { name: 'list of 1,000 guests: all rows', figure: rounded(median(all), 0), unit: 'ms' },
  ];
}
