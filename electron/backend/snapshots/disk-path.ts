import type { Connection } from 'node-libvirt';
import type { Disk } from '#shared/libvirt-xml/devices/disk.ts';
import type { DiskFacts } from '#shared/domain/snapshots/facts.ts';
import { namedVolumePath } from '../storage/named-volume.ts';

/** The file or device that a disk is made of; of a volume where its pool says. */
export async function diskPath(rpc: Connection, { source }: Disk): Promise<string | undefined> {
  return source.file ?? source.dev ?? (await namedVolumePath(rpc, source));
}

export async function diskFacts(rpc: Connection, disk: Disk): Promise<DiskFacts> {
  const path = await diskPath(rpc, disk);
  const { source } = disk;
  return {
    target: disk.target ?? '',
    device: disk.device ?? 'disk',
    kind:
      path === undefined
        ? source.protocol === undefined && source.pool === undefined && source.dir === undefined
          ? 'empty'
          : 'other'
        : disk.type === 'block'
          ? 'block'
          : 'file',
    ...(path !== undefined && { path }),
    format: disk.format ?? 'raw',
    readOnly: disk.readonly || disk.device === 'cdrom',
    shareable: disk.shareable,
    transient: disk.transient,
  };
}
