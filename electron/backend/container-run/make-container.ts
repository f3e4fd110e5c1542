import type { ContainerCreateOptions } from 'dockerode';
import { z } from 'zod';
import type { JobContext } from '#electron/jobs/job.ts';
import { type ContainerId, containerIdSchema } from '#shared/contract/containers.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import type { LiveEngine } from '../engines/ports.ts';

const madeSchema = z.object({ id: containerIdSchema });

/** Makes it, and does not start it. */
export async function makeContainer(
  { docker }: LiveEngine,
  { name, platform }: RunRequest,
  body: Readonly<Record<string, unknown>>,
  { signal }: JobContext,
): Promise<ContainerId> {
  // What dockerode is given goes into the query and the body both, unless it is told which is which.
  const options: ContainerCreateOptions & { _query: object; _body: object } = {
    _query: { ...(name !== undefined && { name }), ...(platform !== undefined && { platform }) },
    _body: body,
    abortSignal: signal,
  };
  const made: unknown = await docker.createContainer(options);
  return madeSchema.parse(made).id;
}
