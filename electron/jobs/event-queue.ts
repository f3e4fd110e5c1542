import type { Job, JobsEvent } from '#shared/contract/jobs.ts';

/**
 * The events of one watcher. A watcher that reads slowly gets the newest state of each job, never a backlog:
 * memory is bounded by the number of jobs.
 */
export class EventQueue {
  private readonly pending = new Map<string, JobsEvent>();
  private wake: (() => void) | undefined;

  upsert(job: Job): void {
    this.put(job.id, { kind: 'upsert', job });
  }

  remove(id: string): void {
    this.put(id, { kind: 'remove', id });
  }

  async *read(snapshot: JobsEvent, signal: AbortSignal | undefined): AsyncGenerator<JobsEvent, void, void> {
    const onAbort = () => this.wake?.();
    signal?.addEventListener('abort', onAbort);
    try {
      yield snapshot;
      while (!signal?.aborted) {
        const next = this.pending.entries().next();
        if (next.done) {
          await new Promise<void>(resolve => {
            this.wake = resolve;
          });
          continue;
        }
        const [id, event] = next.value;
        this.pending.delete(id);
        yield event;
      }
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  private put(id: string, event: JobsEvent): void {
    this.pending.set(id, event);
    this.wake?.();
    this.wake = undefined;
  }
}
