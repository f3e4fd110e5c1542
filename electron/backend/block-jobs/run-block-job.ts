import {
  ConnectDomainEventBlockJobStatus as Status,
  type Connection,
  DomainBlockJobAbortFlags,
  type DomainRef,
} from 'node-libvirt';
import type { Uuid } from '#shared/contract/values.ts';
import { fail } from '../failures/fail.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';
import { whyFailed } from './room.ts';
import { runWatched } from './watched-job.ts';

export interface BlockJob {
  readonly live: LiveConnection;
  readonly guest: { readonly uuid: Uuid; readonly name: string };
  /** Its target, such as `vda`. */
  readonly disk: string;
  /** The file that is written: when the job fails, the room left beside it tells why. */
  readonly writes: string;
  /** A copy, or a commit of the layer the guest writes: when both are alike the guest goes over to it. */
  readonly pivot: boolean;
  /** The call that begins it: `domainBlockCommit`, `domainBlockPull`, `domainBlockCopy` or `domainBlockRebase`. */
  readonly start: (rpc: Connection, dom: DomainRef) => Promise<unknown>;
  readonly signal: AbortSignal;
  /** 0 to 1. */
  readonly progress?: (share: number) => void;
  /** Once, when both are alike and before the guest goes over: from then on it cannot be cancelled. */
  readonly beforePivot?: () => Promise<void>;
}

/**
 * Runs one block job of a running guest to its end (https://libvirt.org/kbase/live_full_disk_backup.html). A
 * cancelled one leaves the disk as it was. Rejects as {@link runWatched} does, with NO_SPACE where that made it
 * fail, RESOURCE_BUSY when the disk has a job already.
 */
export async function runBlockJob(job: BlockJob): Promise<void> {
  const { live, guest, disk, writes, signal } = job;
  const dom = domainRef(guest);
  const flags = { dom, path: disk };
  let pivoting = false;

  async function pivot(rpc: Connection): Promise<void> {
    if (pivoting || signal.aborted) return;
    pivoting = true;
    await job.beforePivot?.();
    await rpc.call('domainBlockJobAbort', { ...flags, flags: DomainBlockJobAbortFlags.PIVOT });
  }

  await runWatched({
    live,
    guest,
    signal,
    listen: async (rpc, end) => {
      const work = await live.work();
      const told = await rpc.subscribe('domainBlockJob2', event => {
        if (event.dom.uuid !== dom.uuid || event.dst !== disk) return;
        if (event.status === Status.COMPLETED) end();
        else if (event.status === Status.CANCELED)
          end(signal.aborted ? signal.reason : fail('CANCELLED', { name: guest.name, path: disk }));
        else if (event.status === Status.FAILED)
          void whyFailed(live, writes, { name: guest.name, disk }).then(end, end);
        else if (event.status === Status.READY && job.pivot)
          pivot(work).catch(async (error: unknown) => {
            // Mirroring on for ever would be no end at all.
            await work.call('domainBlockJobAbort', { ...flags, flags: 0 }).catch(() => undefined);
            end(error);
          });
      });
      return [told];
    },
    start: async rpc => {
      // libvirt's own refusal says no more than that it is not supported.
      const { found } = await rpc.call('domainGetBlockJobInfo', { ...flags, flags: 0 });
      if (found !== 0) throw fail('RESOURCE_BUSY', { name: guest.name, path: disk });
      await job.start(rpc, dom);
    },
    look: async rpc => {
      const info = await rpc.call('domainGetBlockJobInfo', { ...flags, flags: 0 });
      if (info.found !== 0 && info.end > 0n) job.progress?.(Number(info.cur) / Number(info.end));
    },
    abort: async rpc => {
      if (!pivoting) await rpc.call('domainBlockJobAbort', { ...flags, flags: 0 });
    },
  });
}
