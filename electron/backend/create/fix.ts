import type { CreateFix, CreateProblem } from '#shared/contract/create/plan.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { planGuest } from '#shared/domain/create/plan.ts';
import { fail } from '../failures/fail.ts';
import { createNatNetwork } from '../networks/default-network.ts';
import { listNetworks, startNetwork } from '../networks/networks.ts';
import type { LiveConnection } from '../ports.ts';
import { createDefaultPool, defaultPoolPath } from '../storage/default-pool.ts';
import { listPools, startPool } from '../storage/pools.ts';
import type { CreateDeps } from './create-deps.ts';
import { copyIntoPool } from './fix/copy-into-pool.ts';
import { gatherFacts } from './facts.ts';

interface Fixing {
  readonly job: string;
  readonly request: CreateRequest;
}

/** Sets one problem of a plan right, as a job, and says how the request reads from then on. */
export async function fixProblem(deps: CreateDeps, request: CreateRequest, fix: CreateFix): Promise<Fixing> {
  const live = deps.connections.require(request.connection);
  const facts = await gatherFacts(deps, live, request, 'now');
  const { plan } = planGuest(request, facts);
  const problem = plan.problems.find(candidate => candidate.fix?.id === fix);
  if (!problem) throw fail('STATE_INVALID', {}, 'Nothing is left to set right.');
  switch (fix) {
    case 'start-network':
      return { job: await startNetworkOf(deps, live, problem), request };
    case 'create-network': {
      const name = problem.failure.params['network'] ?? '';
      const spec = { title: `Make the network ${name}`, connection: live.id, cancellable: false };
      return { job: deps.jobs.start(spec, job => createNatNetwork(live, name, true, job)).id, request };
    }
    case 'start-pool':
      return { job: await startPoolOf(deps, live, problem), request };
    case 'create-pool': {
      const path = defaultPoolPath(live, deps.env);
      const { id } = deps.jobs.start(
        { title: 'Create the pool default', connection: live.id, cancellable: false },
        async job => createDefaultPool(await live.work(), path, job),
      );
      return { job: id, request: { ...request, pool: 'default' } };
    }
    case 'copy-into-pool':
      return await copyIntoPool(deps, live, request, facts, plan.resolved.pool);
  }
}

async function startNetworkOf(
  deps: CreateDeps,
  live: LiveConnection,
  problem: CreateProblem,
): Promise<string> {
  const name = problem.failure.params['network'] ?? '';
  const network = (await listNetworks(live.rpc))?.find(candidate => candidate.name === name);
  if (!network) throw fail('NETWORK_ABSENT', { network: name });
  const spec = { title: `Start the network ${name}`, connection: live.id, cancellable: false };
  return deps.jobs.start(spec, async () => startNetwork(await live.work(), network.ref)).id;
}

async function startPoolOf(deps: CreateDeps, live: LiveConnection, problem: CreateProblem): Promise<string> {
  const name = problem.failure.params['pool'] ?? '';
  const pool = (await listPools(live.rpc))?.find(candidate => candidate.name === name);
  if (!pool) throw fail('POOL_ABSENT', { pool: name });
  const spec = { title: `Start the pool ${name}`, connection: live.id, cancellable: false };
  return deps.jobs.start(spec, async () => startPool(await live.work(), pool.ref)).id;
}
