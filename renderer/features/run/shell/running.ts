import { create } from 'zustand';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { go } from '#renderer/app/go.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { dropDraft, setDraft, useDraft } from '../wizard/draft-store.ts';
import { isWorthKeeping } from '../wizard/draft.ts';

export interface Running {
  readonly job: string;
  /** Its name, or the image where it has none yet. */
  readonly title: string;
}

interface RunningStore {
  /** Asked for; the backend has not answered yet. */
  asking: boolean;
  running: Running | undefined;
  /** Why the last attempt failed. */
  failure: Failure | undefined;
}

export const useRunning = create<RunningStore>(() => ({
  asking: false,
  running: undefined,
  failure: undefined,
}));

export async function beginRunning(request: RunRequest): Promise<void> {
  useRunning.setState({ asking: true, failure: undefined });
  try {
    const { job } = await api.containerRun.run(request);
    useRunning.setState({ asking: false, running: { job, title: request.name ?? request.image } });
  } catch (error) {
    useRunning.setState({ asking: false, failure: toFailure(error) });
  }
}

/** Ends it for the wizard; the job itself goes on where it does. */
export const leaveRunning = (failure?: Failure): void => useRunning.setState({ running: undefined, failure });

/** To the page of the container that came of it. */
export async function goToMade({ job }: Running): Promise<void> {
  try {
    const { engine, id } = await api.containerRun.made({ job });
    void go({ to: '/guests/containers/$engine/$id', params: { engine, id }, search: true });
  } catch (error) {
    notifyFailure(error);
  }
}

/** For a wizard that was left meanwhile: the next one begins anew, and it is said when this one is ready. */
export async function goOnInBackground(running: Running): Promise<void> {
  const { draft } = useDraft.getState();
  dropDraft();
  leaveRunning();
  const job = await jobEnded(running.job);
  if (job.state === 'done') {
    notify({
      tone: 'success',
      text: `${running.title} is there.`,
      action: { label: 'Show', run: () => void goToMade(running) },
    });
    return;
  }
  const now = useDraft.getState().draft;
  if (draft !== undefined && (now === undefined || !isWorthKeeping(now))) setDraft(draft);
}
