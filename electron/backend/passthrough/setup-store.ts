import { join } from 'node:path';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { fail } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import { RecordFolder } from '../settings/record-folder.ts';
import { type SetupRecord, setupRecordSchema } from './setup.ts';

const VERSION = 1;

/**
 * One small file for each set-up, in a folder of ours. What is there after a crash or a reboot is what was begun: each
 * is written, durably, before anything is done.
 */
export class SetupStore {
  readonly #records: RecordFolder<typeof setupRecordSchema>;
  readonly #working = new Set<Uuid>();

  constructor({ stateDir, log }: { readonly stateDir: string; readonly log: Logger }) {
    this.#records = new RecordFolder({
      folder: join(stateDir, 'passthrough'),
      version: VERSION,
      schema: setupRecordSchema,
      what: 'a device given to a guest',
      log,
    });
  }

  /** The newest first. */
  async list(connection: ConnectionId): Promise<SetupRecord[]> {
    return (await this.#records.list())
      .filter(record => record.connection === connection)
      .toSorted((a, b) => b.at - a.at);
  }

  /** Throws NOT_FOUND. */
  async get(connection: ConnectionId, id: Uuid): Promise<SetupRecord> {
    const record = await this.#records.get(id);
    if (record?.connection !== connection) throw fail('NOT_FOUND', { name: id });
    return record;
  }

  write(record: SetupRecord): Promise<void> {
    return this.#records.write(record);
  }

  forget(id: Uuid): Promise<void> {
    return this.#records.remove(id);
  }

  isWorking(id: Uuid): boolean {
    return this.#working.has(id);
  }

  /** Only one thing is done to a set-up at a time: throws RESOURCE_BUSY. Answers how to let go of it. */
  hold({ id, title }: Pick<SetupRecord, 'id' | 'title'>): () => void {
    if (this.#working.has(id)) throw fail('RESOURCE_BUSY', { name: title });
    this.#working.add(id);
    return () => void this.#working.delete(id);
  }
}
