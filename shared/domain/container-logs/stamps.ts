/** When a line was written: whole seconds since 1970, and nanoseconds of the next. */
export interface Stamp {
  readonly seconds: number;
  readonly nanos: number;
}

const SPACE = 0x20;
/** “2026-11-23T08:48:50.946371901Z ”, and longer by some where an engine writes an offset. */
const LONGEST = 40;

/** Where the text behind a stamp begins; 0 where there is none. */
export function stampEnd(bytes: Uint8Array): number {
  for (let at = 19; at < Math.min(bytes.length, LONGEST); at += 1) {
    if (bytes[at] === SPACE) return bytes[4] === 0x2d && bytes[10] === 0x54 ? at + 1 : 0;
  }
  return 0;
}

/** Reads stamps one after the other: most have the second of the one before. */
export class StampReader {
  #prefix = new Uint8Array(19);
  #seconds = 0;

  /** @param end where the text behind it begins, by `stampEnd` */
  read(bytes: Uint8Array, end: number): Stamp {
    if (!this.#known(bytes)) {
      this.#prefix = bytes.slice(0, 19);
      this.#seconds = Date.parse(`${ascii(this.#prefix)}Z`) / 1000;
    }
    let nanos = 0;
    let digits = 0;
    let at = 20;
    for (; at < end && isDigit(bytes[at]); at += 1, digits += 1) nanos = nanos * 10 + (bytes[at] ?? 0) - 0x30;
    for (; digits < 9; digits += 1) nanos *= 10;
    const zone = bytes[at] === 0x5a || bytes[19] === 0x5a ? 0 : offset(ascii(bytes.subarray(at, end)));
    return { seconds: this.#seconds - zone, nanos };
  }

  #known(bytes: Uint8Array): boolean {
    for (let at = 18; at >= 0; at -= 1) if (bytes[at] !== this.#prefix[at]) return false;
    return true;
  }
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const ascii = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

/** Seconds east of Greenwich. */
function offset(text: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(text) ?? [];
  return (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60) * (sign === '-' ? -1 : 1);
}

/** As the engine's `since` and `until` want it. */
export const momentOf = ({ seconds, nanos }: Stamp): string => `${seconds}.${String(nanos).padStart(9, '0')}`;

export const isBefore = (a: Stamp, b: Stamp): boolean =>
  a.seconds < b.seconds || (a.seconds === b.seconds && a.nanos < b.nanos);

/** As the engine writes it, in UTC. */
export const stampText = ({ seconds, nanos }: Stamp): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${String(nanos).padStart(9, '0')}Z`;
