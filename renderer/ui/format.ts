export { formatBytes } from '#shared/domain/units.ts';

const units = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

function scale(bytes: number): { power: number; unit: string } {
  let power = 0;
  while (bytes >= 1024 ** (power + 1) && power < units.length - 1) power += 1;
  return { power, unit: units[power] ?? 'bytes' };
}

const short = (value: number) =>
  value >= 100 || Number.isInteger(value) ? value.toFixed(0) : value.toFixed(1);

/** A share of a whole in the whole's unit: `4.2 / 8 GiB`; what is not known is a dash. */
export function formatBytesOf(part: number | undefined, whole: number): string {
  const { power, unit } = scale(whole);
  const left = part === undefined ? '–' : short(part / 1024 ** power);
  return `${left} / ${short(whole / 1024 ** power)} ${unit}`;
}

/** How long, in its largest unit: `40 s`, `3 min`, `5 h`, `12 d`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`;
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });

/** `23 Nov 2026, 10:38`, of milliseconds since 1970. */
export const formatMoment = (at: number): string => moment.format(at);
/** `23 Nov 2026`, of milliseconds since 1970. */
export const formatDay = (at: number): string => day.format(at);

/** `1 guest`, `2 guests`. */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
