/**
 * Sizes with units, as libvirt scales them: k, M, G … and KiB, MiB … are powers of 1024, KB, MB … powers of
 * 1000, case not mattering (https://libvirt.org/formatdomain.html#memory-allocation).
 */
const PREFIXES = 'KMGTPE';
const UINT64 = 2n ** 64n;

/** How many bytes a unit stands for; undefined for a word that is no unit. */
export function bytesInUnit(unit: string): bigint | undefined {
  const word = unit.trim().toUpperCase();
  if (word === '' || word === 'B' || word === 'BYTE' || word === 'BYTES') return 1n;
  const power = PREFIXES.indexOf(word.charAt(0)) + 1;
  if (power === 0) return undefined;
  const rest = word.slice(1);
  if (rest === '' || rest === 'IB') return 1024n ** BigInt(power);
  return rest === 'B' ? 1000n ** BigInt(power) : undefined;
}

/** The exact number of bytes; undefined when the text or the unit is none, or past 64 bits. */
export function toBytes(raw: string, unit: string): bigint | undefined {
  const factor = bytesInUnit(unit);
  if (factor === undefined || !/^\s*\+?\d{1,20}\s*$/.test(raw)) return undefined;
  const bytes = BigInt(raw.trim().replace('+', '')) * factor;
  return bytes < UINT64 ? bytes : undefined;
}

/** Writes bytes in the first of the units that needs no fraction; bytes themselves when none does. */
export function fromBytes(bytes: bigint, ...units: readonly string[]): { amount: string; unit: string } {
  for (const unit of units) {
    const factor = bytesInUnit(unit);
    if (factor !== undefined && bytes % factor === 0n) return { amount: String(bytes / factor), unit };
  }
  return { amount: String(bytes), unit: 'bytes' };
}
