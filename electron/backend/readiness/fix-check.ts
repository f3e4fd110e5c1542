import type { CheckId } from '#shared/contract/readiness.ts';
import type { StepReporter } from '#electron/jobs/undo.ts';
import { fail } from '../failures/fail.ts';
import { createDefaultNetwork } from '../networks/default-network.ts';
import { listNetworks, startNetwork } from '../networks/networks.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { createDefaultPool, defaultPoolPath } from '../storage/default-pool.ts';
import { answered } from '../storage/answered.ts';
import { listPools, startPool } from '../storage/pools.ts';

/** Does what the button of a check says. Resolves once libvirt has done it. */
export async function fixCheck(
  deps: AreaDeps,
  live: LiveConnection,
  id: CheckId,
  signal: AbortSignal | undefined,
): Promise<void> {
  const reporter: StepReporter = {
    signal: signal ?? new AbortController().signal,
    step: () => undefined,
    log: text => deps.log.info({ connection: live.id, check: id }, text),
  };
  if (id === 'default-network') return fixNetwork(live, reporter);
  if (id === 'default-pool') return fixPool(deps, live, reporter);
  throw fail('UNSUPPORTED', { name: id });
}

async function fixNetwork(live: LiveConnection, reporter: StepReporter): Promise<void> {
  const network = (await listNetworks(live.rpc))?.find(({ name }) => name === 'default');
  if (!network) return createDefaultNetwork(live, reporter);
  if (!network.active) return startNetwork(live.rpc, network.ref);
  await live.rpc.call('networkSetAutostart', { net: network.ref, autostart: 1 });
}

async function fixPool(deps: AreaDeps, live: LiveConnection, reporter: StepReporter): Promise<void> {
  const pool = (await answered(live, listPools))?.find(({ name }) => name === 'default');
  if (!pool) return createDefaultPool(live.rpc, defaultPoolPath(live, deps.env), reporter);
  if (!pool.active) return startPool(live.rpc, pool.ref);
  await live.rpc.call('storagePoolSetAutostart', { pool: pool.ref, autostart: 1 });
}
