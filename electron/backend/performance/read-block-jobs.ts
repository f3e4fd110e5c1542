import { type Connection as LibvirtConnection, DomainBlockJobType, LibvirtError } from 'node-libvirt';
import type { Guest } from '#shared/contract/guests.ts';
import type { BlockJob } from '#shared/contract/performance.ts';
import { safeBytes } from '#shared/domain/safe-bytes.ts';
import { domainRef } from '../guests/guest-key.ts';

const kinds: Readonly<Record<number, BlockJob['kind']>> = {
  [DomainBlockJobType.PULL]: 'pull',
  [DomainBlockJobType.COPY]: 'copy',
  [DomainBlockJobType.COMMIT]: 'commit',
  [DomainBlockJobType.ACTIVE_COMMIT]: 'active-commit',
  [DomainBlockJobType.BACKUP]: 'backup',
};

/** What runs on the disks of a guest, whoever began it: libvirt has no event for the beginning of a block job. */
export async function readBlockJobs(
  rpc: LibvirtConnection,
  guest: Guest,
  disks: readonly string[],
): Promise<BlockJob[]> {
  const dom = domainRef(guest);
  const found = await Promise.all(disks.map(disk => readJob(rpc, dom, disk)));
  return found.filter(job => job !== undefined);
}

async function readJob(
  rpc: LibvirtConnection,
  dom: ReturnType<typeof domainRef>,
  disk: string,
): Promise<BlockJob | undefined> {
  try {
    const info = await rpc.call('domainGetBlockJobInfo', { dom, path: disk, flags: 0 });
    if (info.found === 0) return undefined;
    return {
      disk,
      kind: kinds[info.type] ?? 'unknown',
      done: safeBytes(info.cur),
      whole: safeBytes(info.end),
      ...(info.bandwidth > 0n && { bandwidth: safeBytes(info.bandwidth) }),
    };
  } catch (error) {
    // Without a medium, taken out meanwhile, or a driver that has no block jobs.
    if (error instanceof LibvirtError) return undefined;
    throw error;
  }
}
