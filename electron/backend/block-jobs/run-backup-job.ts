import { DomainBackupBeginFlags, DomainJobOperation, type DomainRef, type TypedParam } from 'node-libvirt';
import type { Uuid } from '#shared/contract/values.ts';
import { domainRef } from '../guests/guest-key.ts';
import type { LiveConnection } from '../ports.ts';
import { whyFailed } from './room.ts';
import { runWatched } from './watched-job.ts';

export interface BackupJob {
  readonly live: LiveConnection;
  readonly guest: { readonly uuid: Uuid; readonly name: string };
  /** https://libvirt.org/formatbackup.html */
  readonly backupXml: string;
  /** https://libvirt.org/formatcheckpoint.html */
  readonly checkpointXml?: string;
  /** The files are there already, and are written as they are. */
  readonly reuse?: boolean;
  /** One of the files that are written. */
  readonly writes: string;
  /** Called once it is of a moment that is over: what the guest writes from then on is not in it. */
  readonly begun?: () => void;
  readonly signal: AbortSignal;
  /** 0 to 1, of all disks together. */
  readonly progress?: (share: number) => void;
}

/** Runs a push-mode backup of a running guest to its end; rejects as a block job does. */
export async function runBackupJob(job: BackupJob): Promise<void> {
  const { live, guest, backupXml, checkpointXml = null, reuse = false, writes, signal } = job;
  const flags = reuse ? DomainBackupBeginFlags.REUSE_EXTERNAL : 0;
  const dom = domainRef(guest);
  await runWatched({
    live,
    guest,
    signal,
    listen: async (rpc, end) => [
      await rpc.subscribe('domainJobCompleted', event => {
        if (event.dom.uuid !== dom.uuid) return;
        if (number(event.params, 'operation') !== DomainJobOperation.BACKUP) return;
        if (number(event.params, 'success') === 1) end();
        else if (signal.aborted) end(signal.reason);
        else void whyFailed(live, writes, { name: guest.name }, text(event.params, 'errmsg')).then(end, end);
      }),
    ],
    start: async rpc => {
      await rpc.call('domainBackupBegin', { dom, backupXml, checkpointXml, flags });
      job.begun?.();
    },
    look: async rpc => {
      const { params } = await rpc.call('domainGetJobStats', { dom, flags: 0 });
      const total = number(params, 'disk_total') ?? 0;
      if (total > 0) job.progress?.((number(params, 'disk_processed') ?? 0) / total);
    },
    abort: rpc => rpc.call('domainAbortJob', { dom }),
  });
  await filesClosed(live, dom);
}

/**
 * libvirt tells that a backup is complete before it has QEMU close the files, and until then their last clusters may
 * be missing. It does both in one turn on the guest; a question that needs a turn of its own is answered after it.
 */
async function filesClosed(live: LiveConnection, dom: DomainRef): Promise<void> {
  const rpc = await live.work();
  // A guest that is off by now has no QEMU that could hold them.
  await rpc.call('domainMemoryStats', { dom, maxStats: 1, flags: 0 }).catch(() => undefined);
}

function valueOf(params: readonly TypedParam[], name: string) {
  return params.find(({ field }) => field === name)?.value.value;
}

function number(params: readonly TypedParam[], name: string): number | undefined {
  const value = valueOf(params, name);
  return value === undefined || typeof value === 'string' ? undefined : Number(value);
}

function text(params: readonly TypedParam[], name: string): string | undefined {
  const value = valueOf(params, name);
  return typeof value === 'string' ? value : undefined;
}
