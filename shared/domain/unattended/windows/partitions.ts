import { added, group, text, type Markup } from './markup.ts';
import type { WindowsGuest } from './guest.ts';

interface Partition {
  readonly type: 'EFI' | 'MSR' | 'Primary';
  /** MiB; missing: all that is left. */
  readonly size?: number;
  readonly format?: 'FAT32' | 'NTFS';
  readonly label?: string;
  readonly letter?: string;
  readonly active?: boolean;
}

/** As Microsoft has it for UEFI with GPT and for BIOS with MBR; the last one is Windows' own. */
const LAYOUTS: Readonly<Record<WindowsGuest['firmware'], readonly Partition[]>> = {
  uefi: [
    { type: 'EFI', size: 300, format: 'FAT32', label: 'System' },
    { type: 'MSR', size: 16 },
    { type: 'Primary', format: 'NTFS', label: 'Windows', letter: 'C' },
  ],
  bios: [
    { type: 'Primary', size: 500, format: 'NTFS', label: 'System', active: true },
    { type: 'Primary', format: 'NTFS', label: 'Windows', letter: 'C' },
  ],
};

/** Wipes the first disk, which is new and empty. */
export function diskConfiguration(firmware: WindowsGuest['firmware']): Markup {
  const layout = LAYOUTS[firmware];
  return group(
    'DiskConfiguration',
    text('WillShowUI', 'OnError'),
    added(
      'Disk',
      text('DiskID', 0),
      text('WillWipeDisk', true),
      group('CreatePartitions', ...layout.map(create)),
      group('ModifyPartitions', ...layout.map(modify)),
    ),
  );
}

export function windowsPartition(firmware: WindowsGuest['firmware']): number {
  return LAYOUTS[firmware].length;
}

function create({ type, size }: Partition, index: number): Markup {
  return added(
    'CreatePartition',
    text('Order', index + 1),
    text('Type', type),
    size === undefined ? text('Extend', true) : text('Size', size),
  );
}

function modify({ format, label, letter, active }: Partition, index: number): Markup {
  return added(
    'ModifyPartition',
    text('Order', index + 1),
    text('PartitionID', index + 1),
    format !== undefined && text('Format', format),
    label !== undefined && text('Label', label),
    letter !== undefined && text('Letter', letter),
    active === true && text('Active', true),
  );
}
