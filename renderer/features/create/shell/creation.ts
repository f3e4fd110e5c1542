import { create } from 'zustand';
import { api } from '#renderer/api/client.ts';
import { toFailure } from '#renderer/api/failure.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { go } from '#renderer/app/go.ts';
import { notify } from '#renderer/app/notifications/store.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { isWorthKeeping } from '../wizard/draft.ts';
import { dropDraft, setDraft, useDraft } from '../wizard/draft-store.ts';

export interface Creation {
  job: string;
  guest: GuestRef;
  name: string;
  started: boolean;
}

interface CreationStore {
  /** Asked for; the backend has not answered yet. */
  asking: boolean;
  creation: Creation | undefined;
  /** Why the last attempt failed. */
  failure: Failure | undefined;
}

export const useCreation = create<CreationStore>(() => ({
  asking: false,
  creation: undefined,
  failure: undefined,
}));

export async function beginCreation(request: CreateRequest): Promise<void> {
  useCreation.setState({ asking: true, failure: undefined });
  try {
    const { job, guest } = await api.create.run(request);
    const creation = { job, guest, name: request.name, started: request.start !== false };
    useCreation.setState({ asking: false, creation });
  } catch (error) {
    useCreation.setState({ asking: false, failure: toFailure(error) });
  }
}

/** Ends it for the wizard; the job itself goes on where it does. */
export const leaveCreation = (failure?: Failure): void =>
  useCreation.setState({ creation: undefined, failure });

/** To the new guest's screen when it was started, else to the guest. */
export function goToCreated({ guest, started }: Creation): void {
  const params = { connection: guest.connection, uuid: guest.uuid };
  if (started)
    void go({
      to: '/guests/$connection/$uuid/display/$index',
      params: { ...params, index: '0' },
      search: true,
    });
  else void go({ to: '/guests/$connection/$uuid', params, search: true });
}

/**
 * For a wizard that was left meanwhile: the next guest begins anew, and it is said when this one is ready. A
 * failure is told by whoever tells of all jobs; then the answers are there again, unless others were given.
 */
export async function goOnInBackground(creation: Creation): Promise<void> {
  const { draft } = useDraft.getState();
  dropDraft();
  leaveCreation();
  const job = await jobEnded(creation.job);
  if (job.state === 'done') {
    notify({
      tone: 'success',
      text: creation.started ? `${creation.name} is running.` : `${creation.name} is ready.`,
      action: { label: creation.started ? 'Open screen' : 'Show', run: () => goToCreated(creation) },
    });
    return;
  }
  const now = useDraft.getState().draft;
  if (draft !== undefined && (now === undefined || !isWorthKeeping(now))) setDraft(draft);
}
