import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectionId, Uuid } from '#shared/contract/values.ts';
import { fail } from '../failures/fail.ts';
import type { Logger } from '../ports.ts';
import { writeDurably } from '../settings/write-durably.ts';
import { type SetupRecord, setupRecordSchema } from './setup.ts';

const VERSION = 1;

/**
 * One small file for each set-up, in a folder of ours. What is there after a crash or a reboot is what was begun: each
 * is written, durably, before anything is done.
 */
export class SetupStore {
  readonly #folder: string;
  readonly #log: Logger;
  readonly #working = new Set<Uuid>();

  constructor({ stateDir, log }: { readonly stateDir: string; readonly log: Logger }) {
    this.#folder = join(stateDir, 'passthrough');
    this.#log = log;
  }

  /** The newest first. */
  async list(connection: ConnectionId): Promise<SetupRecord[]> {
    const records = await Promise.all((await this.#files()).map(file => this.#read(file)));
    return records
      .flatMap(record => (record?.connection === connection ? [record] : []))
      .toSorted((a, b) => b.at - a.at);
  }

  /** Throws NOT_FOUND. */
  async get(connection: ConnectionId, id: Uuid): Promise<SetupRecord> {
    const record = await this.#read(`${id}.json`);
    if (record?.connection !== connection) throw fail('NOT_FOUND', { name: id });
    return record;
  }

  /** Beside and renamed, and the folder made sure of: after a crash there is the old one or the new one. */
  async write(record: SetupRecord): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = join(this.#folder, `${record.id}.json`);
    await writeDurably(`${path}.new`, `${JSON.stringify({ version: VERSION, record })}\n`);
    await rename(`${path}.new`, path);
    const folder = await open(this.#folder);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  async forget(id: Uuid): Promise<void> {
    await rm(join(this.#folder, `${id}.json`), { force: true });
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

  async #files(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter(file => file.endsWith('.json'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  async #read(file: string): Promise<SetupRecord | undefined> {
    const path = join(this.#folder, file);
    try {
      const { version, record } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
      if (version === VERSION) return setupRecordSchema.parse(record);
      this.#log.warn({ path, version }, 'The record of a passthrough is of another version');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        this.#log.warn({ path, error }, 'The record of a passthrough cannot be read');
    }
    return undefined;
  }
}
