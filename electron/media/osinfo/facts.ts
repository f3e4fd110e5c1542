import type { OsFacts } from '#shared/domain/create/facts.ts';
import { scriptKind } from '#shared/domain/unattended/script/script-kind.ts';
import { lineage, scriptedBy, type Systems } from './lineage.ts';
import type { Amounts, OsRecord } from './records.ts';

/** virtio's disks (block and SCSI) and network card, old and new, as PCI numbers them. */
const VIRTIO_DISKS = ['1001', '1042', '1004', '1048'];
const VIRTIO_NICS = ['1000', '1041'];

/** What planning a guest needs to know, with what the system inherits. */
export function factsOf(systems: Systems, os: OsRecord, arch = 'x86_64'): OsFacts {
  const line = lineage(systems, os.id);
  return {
    id: os.id,
    label: os.label,
    ...(os.family !== undefined && { family: os.family }),
    ...resources(line, arch),
    ...(needsUefi(line, arch) && { needsUefi: true }),
    // osinfo has no word for it; Windows 11 and the servers of its kind refuse to install without one.
    ...(/^http:\/\/microsoft\.com\/win\/(11|2k25)$/.test(os.id) && { needsTpm: true }),
    ...(lacksVirtio(line) && { lacksVirtio: true }),
    ...unattendedBy(systems, os),
  };
}

/** The nearest that names an amount decides. A minimum is what installers check for, not what one works with. */
function resources(line: readonly OsRecord[], arch: string): Amounts {
  const named = line.flatMap(({ resources: all }) => [
    ...all.filter(one => one.arch === arch),
    ...all.filter(one => one.arch === 'all'),
  ]);
  const first = (name: keyof Amounts, factor: number) =>
    named
      .map(({ recommended, minimum }) => recommended[name] ?? times(minimum[name], factor))
      .find(amount => amount !== undefined);
  const vcpus = first('vcpus', 1);
  const memory = first('memory', 2);
  const storage = first('storage', 2);
  return {
    ...(vcpus !== undefined && { vcpus }),
    ...(memory !== undefined && { memory }),
    ...(storage !== undefined && { storage }),
  };
}

function times(amount: number | undefined, factor: number): number | undefined {
  return amount === undefined ? undefined : amount * factor;
}

function needsUefi(line: readonly OsRecord[], arch: string): boolean {
  for (const { firmware } of line) {
    const bios = firmware.find(one => one.type === 'bios' && (one.arch === arch || one.arch === 'all'));
    if (bios) return !bios.supported;
  }
  return false;
}

/** The nearest that speaks of a device decides; what nobody names is not there. */
function lacksVirtio(line: readonly OsRecord[]): boolean {
  // Nothing is said at all: only Windows of today comes without.
  if (line.every(record => record.devices.length === 0)) return line[0]?.family === 'winnt';
  const has = (devices: readonly string[]) =>
    devices.some(device => {
      const id = `http://pcisig.com/pci/1af4/${device}`;
      const said = line.flatMap(record => record.devices.find(one => one.id === id) ?? []);
      return said[0]?.supported === true;
    });
  return !has(VIRTIO_DISKS) || !has(VIRTIO_NICS);
}

function unattendedBy(systems: Systems, os: OsRecord): Pick<OsFacts, 'unattended' | 'answersInInitramfs'> {
  // osinfo's own scripts know no UEFI, and their driver disk no longer exists: ours is written for these two.
  if (/^http:\/\/microsoft\.com\/win\/1[01]$/.test(os.id)) return { unattended: 'windows' };
  const scripts = scriptedBy(systems, os.id)?.scripts ?? [];
  const kinds = scripts.flatMap(id => scriptKind(id) ?? []);
  if (kinds.length === 0) return {};
  return { unattended: 'script', ...(kinds.includes('preseed') && { answersInInitramfs: true }) };
}
