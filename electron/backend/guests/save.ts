import type { Guest } from '#shared/contract/guests.ts';
import { fail, FailureError } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { domainRef } from './guest-key.ts';

const PROGRESS_EVERY_MS = 500;

/**
 * Writes the guest's memory to its managed file, as a job: it takes as long as the memory is large. Cancelling
 * lets the guest run on.
 */
export async function saveWithProgress(deps: AreaDeps, live: LiveConnection, guest: Guest): Promise<void> {
  const { connection, uuid, name } = guest;
  const dom = domainRef(guest);
  const { ended } = deps.jobs.start(
    { title: `Save ${name}`, connection, guest: { connection, uuid }, cancellable: true },
    async job => {
      const abort = () => void live.rpc.call('domainAbortJob', { dom }).catch(() => undefined);
      job.signal.addEventListener('abort', abort, { once: true });
      const look = setInterval(() => {
        // Asked to stop before libvirt had begun.
        if (job.signal.aborted) abort();
        live.rpc.call('domainGetJobInfo', { dom }).then(
          ({ dataTotal, dataProcessed }) => {
            if (dataTotal > 0n) job.progress(Number(dataProcessed) / Number(dataTotal));
          },
          () => undefined,
        );
      }, PROGRESS_EVERY_MS);
      try {
        // A save holds one of four calls for minutes: it has a connection of its own.
        const own = await live.openStreamConnection(job.signal);
        try {
          await own.call('domainManagedSave', { dom, flags: 0 });
        } finally {
          await own.close();
        }
      } catch (error) {
        job.signal.throwIfAborted();
        throw error;
      } finally {
        clearInterval(look);
        job.signal.removeEventListener('abort', abort);
      }
    },
  );
  const job = await ended;
  if (job.failure !== undefined) throw new FailureError(job.failure);
  if (job.state === 'cancelled') throw fail('CANCELLED', { name });
}
