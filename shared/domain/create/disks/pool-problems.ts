import type { CreateProblem } from '../../../contract/create/plan.ts';
import { formatBytes } from '../../units.ts';
import type { CreateFacts } from '../facts.ts';
import { problem } from '../problem.ts';
import type { Setting } from '../topic.ts';
import type { DisksPart } from './part.ts';
import { poolNamed, usablePools } from './pools.ts';
import { missingRoom, spaceOf } from './space.ts';

/** Pools that are not there, do not run or are full. */
export function poolProblems(part: DisksPart, { facts }: Setting): CreateProblem[] {
  return spaceOf(part, facts).flatMap((space): CreateProblem[] => {
    const { pool, free = 0 } = space;
    const field = pool === part.pool ? 'pool' : fieldOf(part, pool, 'pool');
    const absent = poolProblem(field, pool, facts);
    if (absent) return [absent];
    const needed = missingRoom(space, facts);
    if (needed === undefined) return [];
    const path = poolNamed(facts, pool)?.path;
    return [
      problem(fieldOf(part, pool, 'size'), 'NO_SPACE', {
        needed: formatBytes(needed),
        free: formatBytes(free),
        pool,
        ...(path !== undefined && { path }),
      }),
    ];
  });
}

function poolProblem(field: string, name: string, facts: CreateFacts): CreateProblem | undefined {
  const pool = usablePools(facts).find(candidate => candidate.name === name);
  if (pool?.active) return undefined;
  if (pool)
    return problem(field, 'POOL_INACTIVE', { pool: name }, undefined, {
      id: 'start-pool',
      label: `Start ${name}`,
    });
  const fix = facts.pools?.length === 0 ? { id: 'create-pool' as const, label: 'Create a pool' } : undefined;
  const there = poolNamed(facts, name);
  const detail = !facts.pools
    ? `${facts.driver} has no storage pools.`
    : there && `No volumes of a given size can be made in a pool of the kind ${there.type}.`;
  return problem(field, 'POOL_ABSENT', { pool: name }, detail, fix);
}

/** The first disk whose volume is in that pool. */
function fieldOf(part: DisksPart, pool: string, what: 'pool' | 'size'): string {
  const drive = part.drives.find(
    ({ content, device }) => device === 'disk' && content.kind === 'volume' && content.pool === pool,
  );
  return drive ? `${drive.field}.${what}` : 'pool';
}
