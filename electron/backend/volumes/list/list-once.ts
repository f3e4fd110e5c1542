import type { Failure } from '#shared/contract/failure.ts';
import type { PoolSpace, Volume } from '#shared/contract/volumes.ts';
import { FailureError } from '../../failures/fail.ts';
import type { LiveConnection } from '../../ports.ts';
import { VolumeBook } from './volume-book.ts';
import { type UsersDeps, usersByPlace, usersOf } from './volume-users.ts';

/** Every volume of a pool, each of them read. Throws POOL_ABSENT, POOL_INACTIVE or TIMEOUT. */
export async function listOnce(
  deps: UsersDeps,
  live: LiveConnection,
  pool: string,
): Promise<{ volumes: Volume[]; space: PoolSpace }> {
  let space: PoolSpace = { capacity: 0, allocation: 0, available: 0 };
  let failure: Failure | undefined;
  const nothing = () => undefined;
  const book = new VolumeBook(live, pool, {
    begun: nothing,
    row: nothing,
    settled: nothing,
    late: nothing,
    space: told => {
      space = told;
    },
    unavailable: told => {
      failure = told;
    },
  });
  await book.look(true);
  if (failure) throw new FailureError(failure);
  const users = usersByPlace(deps, live);
  const volumes = [...book.rows].map(([name, { ref, facts }]) => {
    const usedBy = usersOf(users, { pool, name, path: ref.key });
    return { name, path: ref.key, ...(facts && { facts }), usedBy };
  });
  return { volumes, space };
}
