import { performance } from 'node:perf_hooks';

/** One line of the report: a median, what the peer needed in the same run, and ours divided by theirs. */
export interface Figure {
  name: string;
  figure: number;
  unit: string;
  peer: { name: string; figure: number };
  ratio: number;
  /** What must be reached, in words. */
  target?: string;
}

export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

const rounded = (value: number): number => Number(value.toPrecision(4));

export interface Duel {
  name: string;
  unit: string;
  rounds: number;
  peerName: string;
  target?: string;
  ours: () => Promise<number>;
  peer: () => Promise<number>;
}

/**
 * Takes turns, and turns at being first, so that whatever else the machine does hits both alike. The first
 * round warms up.
 */
export async function duel({ name, unit, rounds, peerName, target, ours, peer }: Duel): Promise<Figure> {
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const pair = round % 2 === 0 ? [await ours(), await peer()] : [await peer(), await ours()].toReversed();
    if (round === 0) continue;
    mine.push(pair[0] ?? Number.NaN);
    theirs.push(pair[1] ?? Number.NaN);
  }
  const [figure, other] = [median(mine), median(theirs)];
  return {
    name,
    figure: rounded(figure),
    unit,
    peer: { name: peerName, figure: rounded(other) },
    ratio: rounded(figure / other),
    ...(target === undefined ? {} : { target }),
  };
}
