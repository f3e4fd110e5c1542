import type { PoolAction } from '../../../contract/pools.ts';
import { planCreate } from './create.ts';
import { planDelete } from './delete.ts';
import { type Draft, finish, type PlannedPool, refuse } from './draft.ts';
import { planAutostart, planBuild, planEdit, planRefresh, planStart, planStop } from './existing.ts';
import type { PoolFacts } from './pool-facts.ts';

/** What is done for an action on a pool, and what has to be known before. */
export const planPool = (action: PoolAction, facts: PoolFacts): PlannedPool => finish(draft(action, facts));

function draft(action: PoolAction, facts: PoolFacts): Draft {
  if (action.do === 'create') return planCreate(action, facts);
  const pool = facts.pools.find(({ name }) => name === action.pool);
  if (!pool)
    return {
      title: `The pool “${action.pool}”`,
      problems: [refuse('POOL_ABSENT', { pool: action.pool }, 'pool')],
    };
  if (pool.silentSince !== undefined)
    return { title: `The pool “${pool.name}”`, problems: [refuse('TIMEOUT', silent(pool.name))] };
  switch (action.do) {
    case 'edit':
      return planEdit(action, pool, facts);
    case 'start':
      return planStart(action, pool, facts);
    case 'stop':
      return planStop(pool, facts);
    case 'autostart':
      return planAutostart(action, pool);
    case 'refresh':
      return planRefresh(pool);
    case 'build':
      return planBuild(action, pool, facts);
    case 'delete':
      return planDelete(action, pool, facts);
  }
}

/** Parameters of TIMEOUT for a pool that libvirt waits for. */
export const silent = (pool: string) => ({
  pool,
  reason: 'What it stands on does not answer: a server that is gone, or a disk that hangs.',
  remedy: 'See that the server or disk is there again; libvirt goes on waiting, and Innkeeper with it.',
});
