import { api } from '#renderer/api/client.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { go } from '#renderer/app/go.ts';
import { notify } from '#renderer/app/notifications/store.ts';
import type { CreateRequest } from '#shared/contract/create.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Job } from '#shared/contract/jobs.ts';

export interface Creation {
  job: string;
  guest: GuestRef;
  name: string;
  started: boolean;
}

export async function beginCreation(request: CreateRequest): Promise<Creation> {
  const { job, guest } = await api.create.run(request);
  return { job, guest, name: request.name, started: request.start !== false };
}

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

/** For a dialog that was closed meanwhile: says that it is ready instead of taking the person there. A failure is told by whoever tells of all jobs. */
export async function reportCreation(creation: Creation): Promise<void> {
  const job: Job = await jobEnded(creation.job);
  if (job.state === 'done') {
    notify({
      tone: 'success',
      text: creation.started ? `${creation.name} is running.` : `${creation.name} is ready.`,
      action: { label: creation.started ? 'Open screen' : 'Show', run: () => goToCreated(creation) },
    });
  }
}
