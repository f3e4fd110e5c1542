import type { JobStore } from '#electron/jobs/job-store.ts';
import { fail } from '../failures/fail.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';

/** Watching, cancelling and forgetting jobs. */
export function createJobsArea({ jobs }: { readonly jobs: JobStore }) {
  const unknown = () => fail('NOT_FOUND', { name: 'the job' });
  const pause = (id: string, pausing: boolean) => {
    switch (jobs.pause(id, pausing)) {
      case 'unknown':
        throw unknown();
      case 'not-pausable':
        throw fail('STATE_INVALID', { name: jobs.get(id)?.title ?? '' }, 'It cannot be paused.');
      case 'told':
      case 'ended':
        return {};
    }
  };
  return {
    watch: procedures.jobs.watch.handler(({ signal }) => stoppable(stop => jobs.watch(stop), signal)),

    cancel: procedures.jobs.cancel.handler(({ input }) => {
      switch (jobs.cancel(input.id)) {
        case 'unknown':
          throw unknown();
        case 'not-cancellable':
          throw fail('STATE_INVALID', { name: jobs.get(input.id)?.title ?? '' }, 'It cannot stop half way.');
        case 'cancelling':
        // Over before the cancel arrived: what was wanted is true.
        case 'ended':
          return {};
      }
    }),

    pause: procedures.jobs.pause.handler(({ input }) => pause(input.id, true)),
    resume: procedures.jobs.resume.handler(({ input }) => pause(input.id, false)),

    dismiss: procedures.jobs.dismiss.handler(({ input }) => {
      switch (jobs.dismiss(input.id)) {
        case 'running':
          throw fail('STATE_INVALID', { name: jobs.get(input.id)?.title ?? '', state: 'running' });
        case 'unknown':
        case 'dismissed':
          return {};
      }
    }),
  };
}
