import type { WiringRate } from '../../contract/wiring.ts';
import type { LinkCounters } from './host-net-facts.ts';

/** Counters of all links at one time. */
export interface CountersReading {
  /** Milliseconds of any clock that only goes forward. */
  readonly at: number;
  readonly counters: readonly Pick<LinkCounters, 'name' | 'rxBytes' | 'txBytes'>[];
}

/** Bytes a second between two readings; a link that is new, or was made anew in between, has none yet. */
export function ratesBetween(before: CountersReading, after: CountersReading): WiringRate[] {
  const seconds = (after.at - before.at) / 1000;
  if (seconds <= 0) return [];
  const known = new Map(before.counters.map(each => [each.name, each]));
  return after.counters.flatMap(({ name, rxBytes, txBytes }) => {
    const last = known.get(name);
    if (!last || rxBytes < last.rxBytes || txBytes < last.txBytes) return [];
    const rate = (bytes: number) => Math.round(bytes / seconds);
    return [{ link: name, received: rate(rxBytes - last.rxBytes), sent: rate(txBytes - last.txBytes) }];
  });
}

/** What is another rate than last told, which is changed to what is told now; a link that is gone comes to rest. */
export function changedRates(told: Map<string, WiringRate>, now: readonly WiringRate[]): WiringRate[] {
  const present = new Set(now.map(({ link }) => link));
  const gone = [...told.keys()].filter(link => !present.has(link));
  const changed = [
    ...now.filter(({ link, received, sent }) => {
      const last = told.get(link);
      return received !== (last?.received ?? 0) || sent !== (last?.sent ?? 0);
    }),
    ...gone.map(link => ({ link, received: 0, sent: 0 })),
  ];
  for (const rate of changed) {
    if (rate.received === 0 && rate.sent === 0) told.delete(rate.link);
    else told.set(rate.link, rate);
  }
  return changed;
}
