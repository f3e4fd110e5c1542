import type { LogQuery } from '#shared/contract/container-logs.ts';

/** Which part of the log is looked at. */
export interface LogPart {
  readonly streams: LogQuery['streams'];
  readonly amount: Amount;
  /** As a field for date and time has them, in local time; empty: without a limit. */
  readonly since: string;
  readonly until: string;
}

/** The newest lines, or those of a time. */
export type Amount =
  | 'last-1000'
  | 'last-10000'
  | 'last-100000'
  | 'all'
  | 'minutes-15'
  | 'hours-1'
  | 'hours-24'
  | 'between';

export const amounts: readonly { readonly value: Amount; readonly label: string }[] = [
  { value: 'last-1000', label: 'Last 1,000 lines' },
  { value: 'last-10000', label: 'Last 10,000 lines' },
  { value: 'last-100000', label: 'Last 100,000 lines' },
  { value: 'all', label: 'Everything' },
  { value: 'minutes-15', label: 'Last 15 minutes' },
  { value: 'hours-1', label: 'Last hour' },
  { value: 'hours-24', label: 'Last 24 hours' },
  { value: 'between', label: 'From … until …' },
];

export const firstPart: LogPart = { streams: 'both', amount: 'last-10000', since: '', until: '' };

const tails: Partial<Record<Amount, number>> = {
  'last-1000': 1000,
  'last-10000': 10_000,
  'last-100000': 100_000,
};
const seconds: Partial<Record<Amount, number>> = {
  'minutes-15': 15 * 60,
  'hours-1': 3600,
  'hours-24': 24 * 3600,
};

const moment = (local: string): string | undefined => {
  const at = Date.parse(local);
  return Number.isNaN(at) ? undefined : String(Math.floor(at / 1000));
};

export function queryOf({ streams, amount, since, until }: LogPart, now: number): LogQuery {
  const tail = tails[amount];
  if (tail !== undefined) return { streams, tail };
  const back = seconds[amount];
  if (back !== undefined) return { streams, since: String(Math.floor(now / 1000) - back) };
  if (amount === 'all') return { streams };
  const [from, to] = [moment(since), moment(until)];
  return { streams, ...(from !== undefined && { since: from }), ...(to !== undefined && { until: to }) };
}
