import { z } from 'zod';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ProcessTable } from '#shared/contract/container-work.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { fail } from '../failures/fail.ts';
import { handleOf } from './handle.ts';
import type { ContainerDeps } from './ports.ts';

const tableSchema = z.object({
  Titles: z.array(z.string()),
  Processes: z.array(z.array(z.string())).nullish(),
});

/** Docker runs the host's `ps` by these; others have columns of their own. */
const PS_ARGS = '-eo pid,ppid,user,pcpu,pmem,rss,stat,etime,args';

export async function readProcesses(deps: ContainerDeps, ref: ContainerRef): Promise<ProcessTable> {
  const { name } = deps.containers.require(ref);
  return await handleOf(deps, ref, async (handle, { facts }) => {
    try {
      const options = facts.product === 'docker' ? { ps_args: PS_ARGS } : {};
      const { Titles: titles, Processes: rows } = tableSchema.parse(await handle.top(options));
      return { titles, rows: rows ?? [] };
    } catch (error) {
      if (refusalOf(error)?.status !== 409) throw error;
      throw fail('STATE_INVALID', { name, reason: 'It has no processes while it does not run.' });
    }
  });
}
