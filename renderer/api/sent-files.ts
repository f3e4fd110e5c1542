import { create } from 'zustand';
import type { Job } from '#shared/contract/jobs.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { useJobs } from './live/jobs.ts';
import { type DescribedFile, describeFile } from './page-file.ts';

/** After a way that broke, before it is tried again. */
const restMs = 1000;

/** Jobs whose file this page has, and sends. */
export const useSentFiles = create<{ jobs: ReadonlySet<string> }>(() => ({ jobs: new Set() }));

/**
 * Sends a file to a job whenever that waits for it, until the job has ended: at first, after each pause, and when
 * the way broke. Rejects with what the backend says where it is not the job's file, or the job is not there.
 */
export async function sendFile(id: string, file: File, described?: DescribedFile): Promise<void> {
  const { file: about } = described ?? (await describeFile(file));
  // Before it counts as held: another file is refused here.
  let road = await roadTo(id, about);
  hold(id, true);
  try {
    while (road) {
      await put(road, file);
      road = await roadTo(id, about);
    }
  } finally {
    hold(id, false);
  }
}

interface Road {
  readonly ticket: string;
  readonly start: number;
}

/** Once the job waits for the file; undefined when it has ended. */
async function roadTo(id: string, file: DescribedFile['file']): Promise<Road | undefined> {
  for (;;) {
    if (!(await waits(id))) return undefined;
    try {
      return await api.transfers.send({ job: id, file });
    } catch (error) {
      const { code } = toFailure(error);
      if (code === 'CONFLICT') throw error;
      // It has just ended, or has what it needs, or the backend cannot be reached now.
      await new Promise(resolve => setTimeout(resolve, restMs));
    }
  }
}

function waits(id: string): Promise<boolean> {
  return new Promise(resolve => {
    const look = () => {
      const job: Job | undefined = useJobs.getState().byId.get(id);
      // Not told of yet, or not reached just now: its end would be told as well.
      if (job === undefined || (job.state === 'running' && job.paused !== 'waits-for-page')) return;
      stop();
      resolve(job.state === 'running');
    };
    const stop = useJobs.subscribe(look);
    look();
  });
}

/** Whether it arrived is seen by the job alone: a pause and a broken way both end here. */
async function put({ ticket, start }: Road, file: File): Promise<void> {
  const headers = { 'content-type': 'application/octet-stream' };
  await fetch(`/bytes/${ticket}`, { method: 'PUT', headers, body: file.slice(start) }).catch(() => undefined);
}

function hold(id: string, held: boolean): void {
  useSentFiles.setState(({ jobs }) => {
    const next = new Set(jobs);
    if (held) next.add(id);
    else next.delete(id);
    return { jobs: next };
  });
  // The page's files go with the page.
  if (useSentFiles.getState().jobs.size > 0) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
}

const ask = (event: Event) => event.preventDefault();
