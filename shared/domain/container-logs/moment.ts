const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * A time as people write it, as the engine wants it: seconds since 1970, so long ago (`90s`, `10m`, `2h`, `3d`), or a
 * date with or without a time, by the clock of this computer unless it says a zone. Undefined for what is none.
 * @param now milliseconds since 1970
 */
export function momentFrom(text: string, now: number): string | undefined {
  if (/^\d{1,12}(\.\d{1,9})?$/.test(text)) return text;
  const [, count, unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  if (count !== undefined)
    return String(Math.max(0, Math.floor(now / 1000) - Number(count) * (units[unit] ?? 1)));
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return undefined;
  // A date alone would be taken for one of Greenwich.
  const at = Date.parse(text.length === 10 ? `${text}T00:00` : text);
  return Number.isNaN(at) || at < 0 ? undefined : (at / 1000).toFixed(3);
}
