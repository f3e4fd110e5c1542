import type { DiskPart } from './machine.ts';
import type { RecordLines } from './record-lines.ts';

/** A disk with its partitions, in the folder of what it hangs on. */
export function diskLines(lines: RecordLines, disk: DiskPart, above: string): void {
  const folder = `${above}/${disk.through}/${disk.name}`;
  const number = blockNumber(disk.name);
  lines.folder(folder, { dev: number });
  lines.link(`/sys/block/${disk.name}`, folder);
  named(lines, disk.name, folder, disk.udev?.[disk.name]);
  disk.partitions?.forEach((name, index) => {
    const own = `${folder}/${name}`;
    lines.folder(own, { dev: blockNumber(name), partition: String(index + 1) });
    named(lines, name, own, disk.udev?.[name]);
  });
}

function named(lines: RecordLines, name: string, folder: string, udev: readonly string[] | undefined): void {
  const number = blockNumber(name);
  lines.link(`/sys/class/block/${name}`, folder);
  lines.link(`/sys/dev/block/${number}`, folder);
  if (udev) lines.folder('/run/udev/data', { [`b${number}`]: `${udev.join('\n')}\n` });
}

/** A number of its own for every name; real ones do not matter to anyone. */
export function blockNumber(name: string): string {
  const [, kind = '', disk = '', partition = '0'] =
    /^(nvme|sd|vd|dm-|md)([a-z]|\d+)(?:n\d)?p?(\d+)?$/.exec(name) ?? [];
  const major = { nvme: 259, sd: 8, vd: 254, 'dm-': 253, md: 9 }[kind] ?? 240;
  const index = /\d/.test(disk) ? Number(disk) : disk.charCodeAt(0) - 97;
  return kind === 'dm-' || kind === 'md' ? `${major}:${index}` : `${major}:${index * 16 + Number(partition)}`;
}
