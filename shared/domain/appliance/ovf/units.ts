const words: Readonly<Record<string, number>> = {
  byte: 1,
  bytes: 1,
  b: 1,
  kb: 2 ** 10,
  kilobytes: 2 ** 10,
  mb: 2 ** 20,
  megabytes: 2 ** 20,
  gb: 2 ** 30,
  gigabytes: 2 ** 30,
  tb: 2 ** 40,
  terabytes: 2 ** 40,
};

/**
 * How many bytes one of an OVF unit is: a programmatic unit of DSP0004 (annex C) such as `byte * 2^20`, or a
 * word that older writers use. Undefined for what is none.
 */
export function bytesOfUnit(unit: string | undefined, otherwise: number): number | undefined {
  const text = unit?.trim().toLowerCase() ?? '';
  if (text === '') return otherwise;
  const [word = '', ...factors] = text.split('*').map(part => part.trim());
  let bytes = words[word];
  for (const factor of factors) {
    const [, base, exponent] = /^(\d+)(?:\s*\^\s*(\d+))?$/.exec(factor) ?? [];
    if (bytes === undefined || base === undefined) return undefined;
    bytes *= Number(base) ** Number(exponent ?? 1);
  }
  return bytes !== undefined && Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** `amount` of a unit, in bytes; undefined when either makes no sense. */
export function bytesOf(
  amount: string | undefined,
  unit: string | undefined,
  otherwise: number,
): number | undefined {
  const factor = bytesOfUnit(unit, otherwise);
  if (amount === undefined || factor === undefined || !/^\d{1,16}$/.test(amount.trim())) return undefined;
  const bytes = Number(amount) * factor;
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}
