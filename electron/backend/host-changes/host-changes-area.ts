import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { carryingScript } from '#electron/privileged/helper-script.ts';
import { installScript } from '#electron/privileged/install-script.ts';
import { HelperError, type Outcome } from '#electron/privileged/root-helper.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import type { DeviceHosts } from '../devices/device-hosts.ts';
import { fail, FailureError } from '../failures/fail.ts';
import type { AreaDeps } from '../ports.ts';
import { procedures } from '../procedures.ts';
import { helperOf } from './helper-of.ts';

export type HostChangesDeps = Pick<AreaDeps, 'connections' | 'jobs' | 'env' | 'stateDir'> & {
  readonly deviceHosts: Pick<DeviceHosts, 'forget'>;
};

/** What needs root on a host: shown first, done by the root helper, undone by it. */
export function createHostChangesArea(deps: HostChangesDeps) {
  const on = (connection: ConnectionId) => helperOf(deps, deps.connections.require(connection));
  const runTitle = async (connection: ConnectionId, id: string) => {
    const runs = await (await on(connection)).helper.runs();
    const run = runs.find(each => each.id === id);
    if (!run) throw fail('NOT_FOUND', { name: id });
    return run.title;
  };

  return {
    reach: procedures.hostChanges.reach.handler(async ({ input }) => {
      const { reach } = await on(input.connection);
      const may = reach.way === 'script' && deps.connections.require(input.connection).host.local;
      return may ? { ...reach, install: await installCommand(deps.stateDir) } : reach;
    }),

    dryRun: procedures.hostChanges.dryRun.handler(async ({ input }) => {
      const { helper } = await on(input.connection);
      return await helper.dryRun(planText('Dry run', input.steps));
    }),

    apply: procedures.hostChanges.apply.handler(async ({ input: { connection, title, steps, stamp } }) => {
      const { helper } = await on(connection);
      return startJob(deps, connection, title, () => helper.apply(planText(title, steps), stamp));
    }),

    runs: procedures.hostChanges.runs.handler(async ({ input }) => ({
      runs: await (await on(input.connection)).helper.runs(),
    })),

    planUndo: procedures.hostChanges.planUndo.handler(async ({ input }) => {
      await runTitle(input.connection, input.run);
      return await (await on(input.connection)).helper.planUndo(input.run);
    }),

    undo: procedures.hostChanges.undo.handler(async ({ input: { connection, run, stamp } }) => {
      const title = `Undo “${await runTitle(connection, run)}”`;
      const { helper } = await on(connection);
      return startJob(deps, connection, title, () => helper.undo(run, stamp));
    }),

    proceed: procedures.hostChanges.proceed.handler(async ({ input: { connection, run } }) => {
      const title = `Finish “${await runTitle(connection, run)}”`;
      const { helper } = await on(connection);
      return startJob(deps, connection, title, () => helper.proceed(run));
    }),

    script: procedures.hostChanges.script.handler(({ input: { title, steps } }) => ({
      name: 'innkeeper-changes.sh',
      text: carryingScript(planText(title, steps)),
    })),
  };
}

/** No cancelling: what the helper has begun it finishes, or takes back. */
function startJob(
  { jobs, connections, deviceHosts }: HostChangesDeps,
  connection: ConnectionId,
  title: string,
  work: () => Promise<Outcome>,
): { job: string } {
  const { id } = jobs.start({ title, connection, cancellable: false }, async job => {
    try {
      await told(job, work);
    } finally {
      const live = connections.live(connection);
      if (live) deviceHosts.forget(live);
    }
  });
  return { job: id };
}

/** Has the job say what the helper did, also where it failed. Throws the helper's failure. */
export async function told(job: Pick<JobContext, 'log'>, work: () => Promise<Outcome>): Promise<Outcome> {
  try {
    const outcome = await work();
    outcome.log.forEach(line => job.log(line));
    return outcome;
  } catch (error) {
    if (!(error instanceof HelperError)) throw error;
    error.outcome.log.forEach(line => job.log(line));
    throw new FailureError(error.failure, error);
  }
}

async function installCommand(stateDir: string): Promise<string> {
  const path = join(stateDir, 'install-helper.sh');
  await writeFile(path, installScript, { mode: 0o600 });
  await chmod(path, 0o600);
  return `sudo bash '${path.replaceAll("'", `'\\''`)}'`;
}
