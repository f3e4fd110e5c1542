import type { Layer } from '#shared/contract/overview.ts';

const SHOWN = 10;
const DISKS_SHOWN = 4;

/** What is told at a glance and what is folded away: of dozens of disks, one is like the other. */
export function divide(devices: readonly Layer[]): { main: readonly Layer[]; others: readonly Layer[] } {
  const major = devices.filter(({ minor }) => !minor);
  const isDisk = ({ id }: Layer) => id.startsWith('disk:');
  const besides = major.filter(layer => !isDisk(layer)).length;
  const disks = new Set(major.filter(isDisk).slice(0, Math.max(DISKS_SHOWN, SHOWN - besides)));
  const main = major.filter(layer => !isDisk(layer) || disks.has(layer));
  return { main, others: devices.filter(layer => !main.includes(layer)) };
}
