import { createHash } from 'node:crypto';
import type { Uuid } from '#shared/contract/values.ts';
import type { SnapshotRecord } from '#shared/domain/snapshots/facts.ts';
import { folderOf } from '#shared/domain/snapshots/names.ts';

/**
 * Where libvirt keeps a guest's UEFI variables when its settings do not say, as before its first start
 * (qemuDomainNVRAMPathGenerate). Undefined where that cannot be told.
 */
export function usualNvram(
  uri: string,
  local: boolean,
  env: NodeJS.ProcessEnv,
  name: string,
): string | undefined {
  const file = `qemu/nvram/${name}_VARS.fd`;
  if (!/^qemu(\+[a-z0-9]+)?:.*\/session(\?|$)/.test(uri)) return `/var/lib/libvirt/${file}`;
  const config = env['XDG_CONFIG_HOME'] ?? (env['HOME'] === undefined ? undefined : `${env['HOME']}/.config`);
  return local && config !== undefined ? `${config}/libvirt/${file}` : undefined;
}

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
