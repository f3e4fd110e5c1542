import { z } from 'zod';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ProcessTable } from '#shared/contract/container-work.ts';
import type { EngineFacts } from '#shared/contract/engines.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { fail } from '../failures/fail.ts';
import { handleOf } from './handle.ts';
import type { ContainerDeps } from './ports.ts';

const tableSchema = z.object({
  Titles: z.array(z.string()),
  Processes: z.array(z.array(z.string())).nullish(),
});

const COLUMNS: Readonly<Record<EngineFacts['product'], string | undefined>> = {
  /** For the host's `ps`. */
  docker: '-eo pid,ppid,user,pcpu,pmem,rss,stat,etime,args',
  /** Words of its own; without them it runs the `ps` inside, if there is one, and tells no columns apart. */
  podman: 'pid,ppid,user,pcpu,rss,state,etime,args',
  other: undefined,
};

export async function readProcesses(deps: ContainerDeps, ref: ContainerRef): Promise<ProcessTable> {
  const { name } = deps.containers.require(ref);
  return await handleOf(deps, ref, async (handle, { facts }) => {
    try {
      const columns = COLUMNS[facts.product];
      const options = columns === undefined ? {} : { ps_args: columns };
      const { Titles: titles, Processes: rows } = tableSchema.parse(await handle.top(options));
      return { titles, rows: rows ?? [] };
    } catch (error) {
      if (refusalOf(error)?.status !== 409) throw error;
      throw fail('STATE_INVALID', { name, reason: 'It has no processes while it does not run.' });
    }
  });
}
