import { findLogin, type FoundLogin } from '#electron/docker/credentials/registry-login.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { AreaDeps } from '../../ports.ts';

/** What the person logged in to a registry with; says in the job's log what is missing. Throws BrokenFileError. */
export async function personsLogin(
  { env }: Pick<AreaDeps, 'env'>,
  job: Pick<JobContext, 'log'>,
  registry: string,
): Promise<FoundLogin> {
  const found = await findLogin(registry, env);
  if (found.absentHelper !== undefined)
    job.log(`The credential helper “${found.absentHelper}” is not installed: tried without a login.`);
  return found;
}
