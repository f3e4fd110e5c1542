import { LibvirtError, type StorageVolRef } from 'node-libvirt';
import type { Failure } from '#shared/contract/failure.ts';
import type { PoolSpace, VolumeFacts } from '#shared/contract/volumes.ts';
import { FailureError } from '../../failures/fail.ts';
import type { LiveConnection } from '../../ports.ts';
import { answered } from '../../storage/answered.ts';
import { readMany } from '../../storage/read-many.ts';
import { listVolumes } from '../../storage/volumes.ts';

/** Names taken in before others have their turn of the event loop. */
const A_TURN = 1000;

export interface Row {
  readonly ref: StorageVolRef;
  readonly facts?: VolumeFacts;
}

export interface BookTold {
  /** There is a pool to read: rows follow. */
  begun(): void;
  row(name: string): void;
  space(space: PoolSpace): void;
  settled(): void;
  unavailable(failure: Failure): void;
  /** What hung has answered after all: a look may succeed now. */
  late(): void;
}

/** What is known of one pool's volumes. libvirt tells of no volume that comes or goes: `look` finds out. */
export class VolumeBook {
  readonly rows = new Map<string, Row>();
  #space: PoolSpace | undefined;
  #failed = false;
  readonly #live: LiveConnection;
  readonly #name: string;
  readonly #told: BookTold;

  constructor(live: LiveConnection, pool: string, told: BookTold) {
    this.#live = live;
    this.#name = pool;
    this.#told = told;
  }

  /** @param everything also what was read before */
  async look(everything: boolean): Promise<void> {
    try {
      const { space, refs } = await this.#ask();
      this.#begin(space);
      await this.#take(refs, everything);
    } catch (error) {
      const failure = this.#asPoolFailure(error);
      if (!failure) throw error;
      this.#fail(failure);
    }
  }

  /** What a look would find something new about, by two small questions. */
  async suspects(): Promise<'nothing' | 'names' | 'everything'> {
    try {
      const [info, { num }] = await answered(
        this.#live,
        async rpc => {
          const { pool } = await rpc.call('storagePoolLookupByName', { name: this.#name });
          return await Promise.all([
            rpc.call('storagePoolGetInfo', { pool }),
            rpc.call('storagePoolNumOfVolumes', { pool }),
          ]);
        },
        this.#limit,
      );
      if (this.#failed || num !== this.rows.size) return 'names';
      return isSame(asSpace(info), this.#space) ? 'nothing' : 'everything';
    } catch (error) {
      if (!this.#asPoolFailure(error)) throw error;
      return this.#failed ? 'nothing' : 'names';
    }
  }

  async reread(names: readonly string[]): Promise<void> {
    await this.#read(names);
  }

  async #ask() {
    return await answered(
      this.#live,
      async rpc => {
        const { pool } = await rpc.call('storagePoolLookupByName', { name: this.#name });
        const [refs, info] = await Promise.all([
          listVolumes(rpc, pool),
          rpc.call('storagePoolGetInfo', { pool }),
        ]);
        return { refs, space: asSpace(info) };
      },
      this.#limit,
    );
  }

  get #limit() {
    return { pool: this.#name, late: () => this.#told.late() };
  }

  #begin(space: PoolSpace): void {
    if (this.#failed || this.#space === undefined) this.#told.begun();
    this.#failed = false;
    if (isSame(space, this.#space)) return;
    this.#space = space;
    this.#told.space(space);
  }

  async #take(refs: readonly StorageVolRef[], everything: boolean): Promise<void> {
    const there = new Map(refs.map(ref => [ref.name, ref]));
    for (const name of this.rows.keys()) if (!there.has(name)) this.#forget(name);
    const unread: string[] = [];
    for (const [at, name] of [...there.keys()].sort().entries()) {
      if (at % A_TURN === A_TURN - 1) await new Promise(resolve => setImmediate(resolve));
      const ref = there.get(name);
      const known = this.rows.get(name);
      if (!ref || (known && !everything)) continue;
      unread.push(name);
      if (known) continue;
      this.rows.set(name, { ref });
      this.#told.row(name);
    }
    await this.#read(unread);
    this.#told.settled();
  }

  async #read(names: readonly string[]): Promise<void> {
    const refs = names.flatMap(name => this.rows.get(name)?.ref ?? []);
    await readMany(this.#live, refs, this.#limit, (ref, facts) => {
      const { name } = ref;
      const row = this.rows.get(name);
      if (row?.ref !== ref || sameFacts(row.facts, facts)) return;
      this.rows.set(name, { ref, ...(facts && { facts }) });
      this.#told.row(name);
    });
  }

  #forget(name: string): void {
    this.rows.delete(name);
    this.#told.row(name);
  }

  #fail(failure: Failure): void {
    this.#failed = true;
    for (const name of this.rows.keys()) this.#forget(name);
    this.#told.unavailable(failure);
  }

  #asPoolFailure(error: unknown): Failure | undefined {
    if (error instanceof FailureError && error.failure.code === 'TIMEOUT') return error.failure;
    if (!(error instanceof LibvirtError)) return undefined;
    const params = { pool: this.#name };
    if (error.codeName === 'NO_STORAGE_POOL') return { code: 'POOL_ABSENT', params };
    if (error.codeName === 'OPERATION_INVALID') return { code: 'POOL_INACTIVE', params };
    return undefined;
  }
}

function asSpace(info: { capacity: bigint; allocation: bigint; available: bigint }): PoolSpace {
  return {
    capacity: Number(info.capacity),
    allocation: Number(info.allocation),
    available: Number(info.available),
  };
}

const isSame = (a: PoolSpace, b: PoolSpace | undefined): boolean =>
  a.capacity === b?.capacity && a.allocation === b.allocation && a.available === b.available;

const sameFacts = (a: VolumeFacts | undefined, b: VolumeFacts | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
