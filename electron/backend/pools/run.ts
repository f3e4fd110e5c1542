import {
  type Connection,
  StoragePoolBuildFlags,
  StoragePoolDeleteFlags,
  type StoragePoolRef,
} from 'node-libvirt';
import type { JobContext } from '#electron/jobs/job.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import type { PoolAction } from '#shared/contract/pools.ts';
import type { BuildHow, PoolStep } from '#shared/domain/pools/plan/pool-facts.ts';
import { requireShown } from '../plans/stamp.ts';
import type { LiveConnection } from '../ports.ts';
import { answered } from '../storage/answered.ts';
import { deleteVolume, volumeNamed } from '../storage/volumes.ts';
import { preparePool, type PoolsDeps, refOf } from './prepare.ts';

/** Formatting a large disk, or mounting from a server that is slow: longer than mount(8) tries. */
const PATIENCE_MS = 3 * 60_000;
/** What is taken back must not wait as long once more. */
const UNDO_PATIENCE_MS = 20_000;

const flagsOf: Readonly<Record<BuildHow, number>> = {
  folder: StoragePoolBuildFlags.NEW,
  make: StoragePoolBuildFlags.NO_OVERWRITE,
  overwrite: StoragePoolBuildFlags.OVERWRITE,
};

export async function runPool(
  deps: PoolsDeps,
  live: LiveConnection,
  action: PoolAction,
  stamp: string,
): Promise<{ job: string }> {
  const name = action.do === 'create' ? action.name : action.pool;
  const book = deps.books.of(live);
  const { plan, work } = await preparePool(deps, live, action);
  requireShown(plan, stamp, name);
  const known = (await book.list()).find(pool => pool.name === name);
  // Of ZFS, libvirt knows no other flag than none: its tools refuse what is in use by themselves.
  const guarded = (action.do === 'create' ? action.type : known?.type) !== 'zfs';
  const { id } = deps.jobs.start({ title: plan.title, connection: live.id, cancellable: true }, async job => {
    const doing = new PoolDoing(live, name, job, known && refOf(known), guarded);
    try {
      const steps = work.map(({ title, step }) => ({
        title,
        ...doing.stepOf(step, known?.autostart === true),
      }));
      await runSteps(steps, job);
    } finally {
      await book.look(name);
    }
  });
  return { job: id };
}

/** The steps on one pool, each with its way back. */
class PoolDoing {
  #pool: StoragePoolRef | undefined;

  constructor(
    private readonly live: LiveConnection,
    private readonly name: string,
    private readonly job: JobContext,
    pool: StoragePoolRef | undefined,
    private readonly guarded: boolean,
  ) {
    this.#pool = pool;
  }

  stepOf(step: PoolStep, autostarted: boolean): Omit<UndoableStep, 'title'> {
    const nothing = async () => undefined;
    switch (step.do) {
      case 'define':
        return {
          do: async () => void (this.#pool = await this.#define(step.xml)),
          undo: async () => {
            if (step.before !== undefined) await this.#define(step.before);
            else await this.#undo((rpc, pool) => rpc.call('storagePoolUndefine', { pool }));
          },
        };
      case 'build':
        return {
          do: () =>
            this.#do((rpc, pool) => rpc.call('storagePoolBuild', { pool, flags: this.#flags(step.how) })),
          // What was overwritten is gone, and an empty folder harms nobody: it may have been there before.
          undo: nothing,
        };
      case 'start':
        return { do: () => this.#start(), undo: () => this.#stop() };
      case 'stop':
        return {
          do: () => this.#do((rpc, pool) => rpc.call('storagePoolDestroy', { pool })),
          undo: () => this.#start(),
        };
      case 'autostart':
        return { do: () => this.#autostart(step.on), undo: () => this.#autostart(autostarted) };
      case 'refresh':
        return {
          do: () => this.#do((rpc, pool) => rpc.call('storagePoolRefresh', { pool, flags: 0 })),
          undo: nothing,
        };
      case 'delete-volumes':
        return { do: () => this.#deleteVolumes(step.names), undo: nothing };
      case 'take-apart':
        return {
          do: () =>
            this.#do((rpc, pool) =>
              rpc.call('storagePoolDelete', { pool, flags: StoragePoolDeleteFlags.NORMAL }),
            ),
          undo: nothing,
        };
      case 'undefine':
        return {
          do: () => this.#do((rpc, pool) => rpc.call('storagePoolUndefine', { pool })),
          undo: async () => void (this.#pool = await this.#define(step.xml)),
        };
    }
  }

  #flags(how: BuildHow): number {
    return this.guarded ? flagsOf[how] : StoragePoolBuildFlags.NEW;
  }

  async #define(xml: string): Promise<StoragePoolRef> {
    const define = (rpc: Connection) => rpc.call('storagePoolDefineXml', { xml, flags: 0 });
    return (await answered(this.live, define, { pool: this.name })).pool;
  }

  async #start(): Promise<void> {
    await this.#do((rpc, pool) => rpc.call('storagePoolCreate', { pool, flags: 0 }));
  }

  async #stop(): Promise<void> {
    await this.#undo((rpc, pool) => rpc.call('storagePoolDestroy', { pool }));
  }

  async #autostart(on: boolean): Promise<void> {
    await this.#do((rpc, pool) => rpc.call('storagePoolSetAutostart', { pool, autostart: on ? 1 : 0 }));
  }

  async #deleteVolumes(names: readonly string[]): Promise<void> {
    for (const [index, name] of names.entries()) {
      this.job.signal.throwIfAborted();
      this.job.progress(index / names.length);
      await this.#do(async (rpc, pool) => {
        const volume = await volumeNamed(rpc, pool, name);
        if (volume) await deleteVolume(rpc, volume);
      });
    }
    this.job.progress(undefined);
  }

  /** A person who cancels waits no longer, though libvirt still may. */
  async #do(ask: (rpc: Connection, pool: StoragePoolRef) => Promise<unknown>): Promise<void> {
    const { signal } = this.job;
    const pool = this.#made();
    await answered(this.live, rpc => ask(rpc, pool), { pool: this.name, limitMs: PATIENCE_MS, signal });
  }

  async #undo(ask: (rpc: Connection, pool: StoragePoolRef) => Promise<unknown>): Promise<void> {
    const pool = this.#made();
    await answered(this.live, rpc => ask(rpc, pool), { pool: this.name, limitMs: UNDO_PATIENCE_MS });
  }

  #made(): StoragePoolRef {
    if (!this.#pool) throw new Error('The pool is not defined yet.');
    return this.#pool;
  }
}
