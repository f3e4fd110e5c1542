import { createHash } from 'node:crypto';
import type { Uuid } from '#shared/contract/values.ts';
import type { SnapshotRecord } from '#shared/domain/snapshots/facts.ts';
import { folderOf } from '#shared/domain/snapshots/names.ts';

/**
 * Where the UEFI variables of a snapshot are kept: beside its first disk, as libvirt has no place for them.
 * Undefined for one without a disk.
 */
export function nvramCopyOf(
  uuid: Uuid,
  { name, disks }: Pick<SnapshotRecord, 'name' | 'disks'>,
): string | undefined {
  const beside = disks.find(({ kind, path }) => kind !== 'none' && path !== undefined)?.path;
  const hash = createHash('sha256').update(`${uuid} ${name}`).digest('hex').slice(0, 16);
  return beside === undefined ? undefined : `${folderOf(beside)}/innkeeper-nvram-${hash}.fd`;
}
