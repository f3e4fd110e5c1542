import type { JobContext } from '#electron/jobs/job.ts';
import type { ProjectWork } from '#shared/domain/projects/work.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import type { LiveEngine } from '../engines/ports.ts';

type Work = Extract<ProjectWork, { by: 'api' }>;

/** Does without the tool what is done to what is there: containers, then networks, then volumes. */
export async function runByApi({ docker }: LiveEngine, work: Work, job: JobContext): Promise<void> {
  const { containers, networks, volumes } = work;
  const all = containers.length + networks.length + volumes.length;
  let done = 0;
  const step = async (text: string, act: () => Promise<unknown>) => {
    job.signal.throwIfAborted();
    job.step(text);
    job.log(text);
    await unlessSo(act());
    done += 1;
    job.progress(done / all);
  };
  await Promise.all(
    containers.map(({ id, name }) =>
      step(`${words[work.do]} ${name}`, async () => {
        const container = docker.getContainer(id);
        if (work.do !== 'remove') return await calls[work.do](container);
        await unlessSo(container.stop());
        return await container.remove({ v: volumes.length > 0 });
      }),
    ),
  );
  for (const { id, name } of networks)
    await step(`Remove the network ${name}`, () => docker.getNetwork(id).remove());
  for (const name of volumes) await step(`Remove the volume ${name}`, () => docker.getVolume(name).remove());
}

const words = { start: 'Start', stop: 'Stop', restart: 'Restart', remove: 'Stop and remove' } as const;

type Handle = ReturnType<LiveEngine['docker']['getContainer']>;

const calls = {
  start: (container: Handle): Promise<unknown> => container.start(),
  stop: (container: Handle): Promise<unknown> => container.stop(),
  restart: (container: Handle): Promise<unknown> => container.restart(),
} as const;

/** 304: it is so already; 404: it is gone already. */
async function unlessSo(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    const status = refusalOf(error)?.status;
    if (status !== 304 && status !== 404) throw error;
  }
}
