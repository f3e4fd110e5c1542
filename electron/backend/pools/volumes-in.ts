import type { StoragePoolRef } from 'node-libvirt';
import { isActive } from '#shared/domain/guests/state.ts';
import type { PoolFacts } from '#shared/domain/pools/plan/pool-facts.ts';
import { eachLimited } from '../guests/each-limited.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { guestsUsing } from '../storage/disk-users.ts';
import { listVolumes, volumePath } from '../storage/volumes.ts';

const AT_ONCE = 3;

/** The volumes of a pool that runs, and the guests that have one of them as a disk. Fails with TIMEOUT. */
export async function volumesIn(
  deps: Pick<AreaDeps, 'connections' | 'guests'>,
  live: LiveConnection,
  pool: StoragePoolRef,
): Promise<Pick<Required<PoolFacts>, 'volumes' | 'users'>> {
  const volumes = await answered(
    live,
    async rpc => {
      const refs = await listVolumes(rpc, pool);
      const paths: string[] = [];
      await eachLimited(refs, AT_ONCE, async (ref, index) => {
        // Of a file, its key is its path.
        paths[index] = ref.key.startsWith('/') ? ref.key : await volumePath(rpc, ref);
      });
      return refs.map(({ name }, index) => ({ name, path: paths[index] ?? name }));
    },
    { pool: pool.name, limitMs: 30_000 },
  );
  const found = await guestsUsing(
    deps,
    live,
    volumes.map(({ path }) => path),
  );
  const users = new Map<string, PoolFacts['users'][number]>();
  for (const user of [...found.values()].flat()) {
    const guest = deps.guests.get(user);
    const active = guest === undefined ? false : isActive(guest.state);
    users.set(`${user.connection} ${user.uuid}`, { name: user.name, active });
  }
  return { volumes, users: [...users.values()] };
}
