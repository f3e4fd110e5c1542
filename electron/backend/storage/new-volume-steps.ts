import type { Connection, StorageVolRef } from 'node-libvirt';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { holdsFiles } from '#shared/domain/create/disk-plan.ts';
import { fail } from '../failures/fail.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { Connections } from '../ports.ts';
import { listPools, refreshPool, type Pool } from './pools.ts';
import { uploadFile } from './upload.ts';
import { deleteVolume, type NewVolume, readVolume, volumeAt, volumeDocument } from './volumes.ts';

/** The volume a plan makes, known from its first step on. */
export class VolumeInTheMaking {
  private made: StorageVolRef | undefined;
  private readonly connections: Connections;
  private readonly connection: ConnectionId;
  private readonly poolName: string;

  constructor(connections: Connections, connection: ConnectionId, poolName: string) {
    this.connections = connections;
    this.connection = connection;
    this.poolName = poolName;
  }

  /** Where the guest finds it. */
  async path(): Promise<string> {
    const { name } = await (await this.work()).call('storageVolGetPath', { vol: this.vol });
    return name;
  }

  /** An empty volume. */
  createStep(title: string, wanted: NewVolume): UndoableStep {
    return {
      title,
      do: async () => {
        const pool = await this.pool();
        const xml = volumeDocument(wanted, holdsFiles(pool));
        this.made = (
          await (await this.work()).call('storageVolCreateXml', { pool: pool.ref, xml, flags: 0 })
        ).vol;
      },
      undo: async () => deleteVolume(await this.work(), this.vol),
    };
  }

  /** A copy of a volume, made by the host itself. It cannot be stopped half way, only deleted once it is done. */
  cloneStep(title: string, wanted: NewVolume, from: string): UndoableStep {
    return {
      title,
      do: async () => {
        const pool = await this.pool();
        const clonevol = await volumeAt(await this.work(), from);
        if (!clonevol) throw fail('FILE_NOT_FOUND', { path: from });
        const xml = volumeDocument(wanted, holdsFiles(pool));
        const live = this.connections.require(this.connection);
        // On a connection of its own: it takes as long as the disk is big.
        const connection = await live.openStreamConnection();
        try {
          const args = { pool: pool.ref, xml, clonevol, flags: 0 };
          this.made = (await connection.call('storageVolCreateXmlFrom', args)).vol;
        } finally {
          await connection.close();
        }
      },
      undo: async () => deleteVolume(await this.work(), this.vol),
    };
  }

  /** Fills the volume made before with a file of this computer; what was written goes with the volume. */
  uploadStep(title: string, from: string, job: JobContext): UndoableStep {
    return {
      title,
      do: async () => {
        await uploadFile(this.connections.require(this.connection), from, this.vol, job);
        // Only now can libvirt see the format of what is in it.
        await refreshPool(await this.work(), (await this.pool()).ref);
      },
      undo: async () => undefined,
    };
  }

  /** Makes it as big as wanted when it is smaller. */
  growStep(title: string, capacity: number): UndoableStep {
    return {
      title,
      do: async () => {
        const { capacity: now } = await readVolume(await this.work(), this.vol);
        if (now >= capacity) return;
        await (await this.work()).call('storageVolResize', {
          vol: this.vol,
          capacity: BigInt(capacity),
          flags: 0,
        });
      },
      undo: async () => undefined,
    };
  }

  private work(): Promise<Connection> {
    return this.connections.require(this.connection).work();
  }

  private get vol(): StorageVolRef {
    if (!this.made) throw new Error('The volume is not made yet.');
    return this.made;
  }

  private async pool(): Promise<Pool> {
    const pool = (await listPools(await this.work()))?.find(({ name }) => name === this.poolName);
    if (!pool) throw fail('POOL_ABSENT', { pool: this.poolName });
    if (!pool.active) throw fail('POOL_INACTIVE', { pool: this.poolName });
    return pool;
  }
}
