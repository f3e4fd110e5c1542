import { jobEnded } from '#renderer/api/live/jobs.ts';
import { go } from '../go.ts';
import { dismissNotice, notify } from './store.ts';
import { isToldInPlace } from './told-in-place.ts';

/** Says that a job was begun, with the way to it, and later that it is done. Its failure is told for every job. */
export function tellOfJob(job: string, title: string): void {
  const action = { label: 'Show', run: () => void go({ to: '/activity/$job', params: { job } }) };
  const begun = notify({ tone: 'info', text: title, more: 'It runs in the background.', action });
  void jobEnded(job).then(({ state }) => {
    dismissNotice(begun);
    if (state !== 'done' || isToldInPlace(job)) return;
    notify({ tone: 'success', text: title, more: 'Done.', action, job });
  });
}
