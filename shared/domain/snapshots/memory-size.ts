import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { KiB, MiB } from '../units.ts';

/** ROMs, firmware and what devices know: tens of MiB at most. */
const DEVICES = 32 * MiB;

/** QEMU writes where each page belongs before it (migration/ram.c: 8 bytes for each of 4 KiB). */
const HEADERS = 8 / 4096;

/**
 * Bytes that the memory of a running guest takes at most when it is written to a file: as much as it has, and its
 * display’s. Pages of nothing but zeros are left out, so it is less until the guest has used them all.
 */
export function memoryAtMost({ memory, devices }: Pick<Domain, 'memory' | 'devices'>): number | undefined {
  if (typeof memory !== 'bigint') return undefined;
  const displays = devices.videos.items.flatMap(({ vram, ram, vram64 }) => [vram, ram, vram64]);
  const pixels = displays.reduce<number>((sum, size) => sum + (typeof size === 'number' ? size * KiB : 0), 0);
  return Math.ceil((Number(memory) + pixels) * (1 + HEADERS)) + DEVICES;
}
