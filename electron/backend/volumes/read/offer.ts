import { type VolumeFormat, type VolumeOffer, wipeAlgorithms } from '#shared/contract/volumes.ts';
import { holdsFiles } from '#shared/domain/create/disks/pools.ts';
import { freeVolumeName } from '#shared/domain/create/disks/volume-names.ts';
import { poolAbilities } from '#shared/domain/volumes/pool-abilities.ts';
import { readPools } from '../../create/pool-facts.ts';
import { fail } from '../../failures/fail.ts';
import type { LiveConnection } from '../../ports.ts';
import type { VolumesDeps } from '../volumes-deps.ts';
import { partitionOf } from './action-facts.ts';
import { hasScrub } from './has-scrub.ts';
import { volumeSecrets } from './secrets.ts';

/** What qemu-img makes; what else libvirt names in its capabilities is read, not made. */
const fileFormats: VolumeFormat[] = ['qcow2', 'raw', 'vmdk', 'vdi', 'vpc', 'qed', 'qcow'];

/** What a pool can make now, and with what. */
export async function readOffer(
  deps: VolumesDeps,
  live: LiveConnection,
  poolName: string,
): Promise<VolumeOffer> {
  const pools = (await readPools(live)) ?? [];
  const pool = pools.find(({ name }) => name === poolName);
  if (!pool) throw fail('POOL_ABSENT', { pool: poolName });
  const rpc = await live.storage();
  const [secrets, scrub, { partition }] = await Promise.all([
    volumeSecrets(rpc),
    hasScrub(live, deps.env),
    partitionOf(rpc, pool),
  ]);
  const files = holdsFiles(pool);
  const encrypts = files || pool.type === 'logical';
  return {
    ...(!poolAbilities(pool.type).create && {
      refusal: `libvirt makes no volumes in pools of the kind “${pool.type}”: they are made where the storage is kept.`,
    }),
    files,
    formats: files ? fileFormats : ['raw'],
    free: pool.free,
    name: partition ?? freeVolumeName('disk', files ? '.qcow2' : '', pool),
    encryption: encrypts
      ? { possible: true }
      : { possible: false, why: `libvirt encrypts no volumes in pools of the kind “${pool.type}”.` },
    secrets: secrets.map(({ uuid, label }) => ({ uuid, label })),
    algorithms: wipeAlgorithms.filter(
      algorithm =>
        algorithm === 'zero' ||
        (algorithm === 'trim' ? pool.type === 'rbd' : scrub !== false && pool.type !== 'rbd'),
    ),
    pools: pools
      .filter(({ type }) => poolAbilities(type).create && poolAbilities(type).copy)
      .map(({ name, active, free, type }) => ({ name, active, free, files: holdsFiles({ type }) })),
  };
}
