import { type Pool, listPools } from '../storage/pools.ts';
import { freeVolumeName } from '#shared/domain/create/disks/volume-names.ts';
import { holdsFiles, usablePoolTypes } from '#shared/domain/create/disks/pools.ts';
import type { ActionPlan } from '#shared/contract/action-plan.ts';
import { formatBytes } from '#shared/domain/units.ts';
import type { LiveConnection } from '../ports.ts';
import { freeRoom } from '../storage/free-room.ts';
import { listVolumes } from '../storage/volumes.ts';

type Problem = ActionPlan['problems'][number];

export interface Place {
  readonly pool: string;
  readonly name: string;
  /** Where it is going to be, as far as can be told before. */
  readonly path: string;
  readonly files: boolean;
}

/** Room that is taken as well by qcow2's own tables, and what fits into it without being counted. */
const LITTLE = 1024 * 1024;

/** Hands out names for new volumes, and counts the room they take. */
export class Places {
  readonly problems: Problem[] = [];
  readonly #pools: readonly Pool[];
  readonly #live: LiveConnection;
  readonly #taken = new Map<string, string[]>();
  readonly #needed = new Map<string, number>();

  constructor(live: LiveConnection, pools: readonly Pool[]) {
    this.#live = live;
    this.#pools = pools;
  }

  static async of(live: LiveConnection): Promise<Places> {
    return new Places(
      live,
      ((await listPools(live.rpc)) ?? []).filter(pool => pool.active),
    );
  }

  /**
   * A place in the wanted pool, else in the first of these that can have it, else in any. Undefined, with a
   * problem told, where there is none.
   */
  async next(
    { wanted, rather, files }: { wanted?: string | undefined; rather?: string | undefined; files: boolean },
    { name, suffix, needed }: { name: string; suffix: string; needed: number },
  ): Promise<Place | undefined> {
    const usable = this.#pools.filter(pool => (files ? holdsFiles(pool) : usablePoolTypes.has(pool.type)));
    const named = (text: string | undefined) => usable.find(pool => pool.name === text);
    const pool =
      wanted === undefined
        ? (named(rather) ?? named('default') ?? usable.toSorted((a, b) => b.free - a.free)[0])
        : named(wanted);
    if (!pool) {
      this.#refuse(wanted, files);
      return undefined;
    }
    const taken =
      this.#taken.get(pool.name) ?? (await listVolumes(this.#live.rpc, pool.ref)).map(vol => vol.name);
    const free = freeVolumeName(name, holdsFiles(pool) ? suffix : '', { volumes: taken });
    this.#taken.set(pool.name, [...taken, free]);
    this.#needed.set(pool.name, (this.#needed.get(pool.name) ?? 0) + needed);
    return { pool: pool.name, name: free, path: `${pool.path ?? ''}/${free}`, files: holdsFiles(pool) };
  }

  /** What is taken where; a problem is told for each that has not got it. */
  async space(): Promise<ActionPlan['space']> {
    return Promise.all(
      [...this.#needed].map(async ([name, needed]) => {
        const pool = this.#pools.find(candidate => candidate.name === name);
        const free = pool ? await freeRoom(this.#live, pool) : 0;
        if (needed > free + LITTLE)
          this.problems.push({
            field: 'pool',
            failure: {
              code: 'NO_SPACE',
              params: { path: pool?.path ?? name, needed: formatBytes(needed), free: formatBytes(free) },
            },
          });
        return { place: name, needed, free };
      }),
    );
  }

  #refuse(wanted: string | undefined, files: boolean): void {
    if (this.problems.some(({ field }) => field === 'pool')) return;
    const there = this.#pools.some(pool => pool.name === wanted);
    this.problems.push({
      field: 'pool',
      failure: there
        ? {
            code: 'UNSUPPORTED',
            params: {
              host: `The pool ${wanted}`,
              reason: files ? 'It holds devices; a layer is a file.' : 'libvirt makes no volumes in it.',
              remedy: 'Choose a pool over a folder.',
            },
          }
        : { code: 'POOL_ABSENT', params: { pool: wanted ?? 'default' } },
    });
  }
}
