import type { WiringColumn, WiringNode, WiringState } from '#shared/contract/wiring.ts';

export const columnTitles: Readonly<Record<WiringColumn, string>> = {
  card: 'Cards of the host',
  stack: 'Bonds and VLANs',
  switch: 'Bridges and networks',
  guest: 'Guests',
};

/** A state in words, as it is said of such a thing. */
export function stateWords(
  { kind, column }: Pick<WiringNode, 'kind' | 'column'>,
  state: WiringState,
): string {
  if (column === 'guest') return state === 'up' ? 'running' : 'off';
  if (kind === 'missing') return 'not there';
  if (kind === 'network') return state === 'up' ? 'started' : 'not started';
  if (state === 'off') return 'switched off';
  if (state === 'up') return 'up';
  return column === 'switch' ? 'no port is up' : 'no cable';
}

/** `10 Gbit/s`. */
export const speedText = (megabits: number): string =>
  megabits >= 1000 ? `${megabits / 1000} Gbit/s` : `${megabits} Mbit/s`;

const units = ['B', 'K', 'M', 'G', 'T'] as const;

/** Bytes a second in at most five letters: `940 B`, `1.2 M`. */
export function shortRate(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) [value, unit] = [value / 1024, unit + 1];
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit] ?? 'B'}`;
}
