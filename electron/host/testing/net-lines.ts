import type { NetPart } from './machine.ts';
import type { RecordLines } from './record-lines.ts';

/** A card's interface, in the folder of what it hangs on. */
export function netLines(
  lines: RecordLines,
  { name, carrier = false, master }: NetPart,
  above: string,
): void {
  const folder = `${above}/net/${name}`;
  lines.folder(folder, {
    flags: '0x1003',
    carrier: carrier ? '1' : '0',
    operstate: carrier ? 'up' : 'down',
    uevent: `INTERFACE=${name}\nIFINDEX=2`,
    device: '',
  });
  lines.link(`/sys/class/net/${name}`, folder);
  if (master !== undefined) lines.link(`${folder}/master`, `/sys/devices/virtual/net/${master}`);
}
