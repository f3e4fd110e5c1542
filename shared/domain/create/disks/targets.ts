import type { Bus } from './bus.ts';

const prefixes: Readonly<Record<Bus, string>> = {
  virtio: 'vd',
  scsi: 'sd',
  sata: 'sd',
  usb: 'sd',
  ide: 'hd',
  fdc: 'fd',
};

/** Hands out vda, vdb …, sda …: one row of names for each prefix. */
export class Targets {
  readonly #used = new Map<string, number>();

  next(bus: Bus): string {
    const prefix = prefixes[bus];
    const index = this.#used.get(prefix) ?? 0;
    this.#used.set(prefix, index + 1);
    return `${prefix}${letters(index)}`;
  }
}

/** a … z, aa, ab …, as Linux names disks (drivers/scsi/sd.c, sd_format_disk_name). */
export function letters(index: number): string {
  const last = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`;
}
