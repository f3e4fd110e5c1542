import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Logger } from '../ports.ts';
import { writeDurably } from './write-durably.ts';

export interface RecordFolderOptions<Schema extends z.ZodType> {
  readonly folder: string;
  /** Raised when the meaning of a record changes; those of another version are left alone. */
  readonly version: number;
  readonly schema: Schema;
  /** What a record is, for the log. */
  readonly what: string;
  readonly log: Logger;
}

/** One small file for each record, as `{ version, record }`. Writing lasts, whatever happens a moment later. */
export class RecordFolder<Schema extends z.ZodType<{ id: string }>> {
  readonly #options: RecordFolderOptions<Schema>;

  constructor(options: RecordFolderOptions<Schema>) {
    this.#options = options;
  }

  /** In no order. What cannot be read is told to the log and left where it is. */
  async list(): Promise<z.output<Schema>[]> {
    const files = await readdir(this.#options.folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const records = files.filter(file => file.endsWith('.json')).map(file => this.#read(file));
    return (await Promise.all(records)).filter(record => record !== undefined);
  }

  get(id: string): Promise<z.output<Schema> | undefined> {
    return this.#read(`${id}.json`);
  }

  /** Beside and renamed, and the folder made sure of: after a crash there is the old one or the new one. */
  async write(record: z.output<Schema>): Promise<void> {
    const { folder, version } = this.#options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const path = this.#path(record.id);
    await writeDurably(`${path}.new`, `${JSON.stringify({ version, record })}\n`);
    await rename(`${path}.new`, path);
    const opened = await open(folder);
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  }

  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  async #read(file: string): Promise<z.output<Schema> | undefined> {
    const { folder, version: known, schema, what, log } = this.#options;
    const path = join(folder, file);
    try {
      const { version, record } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
      if (version === known) return schema.parse(record);
      log.warn({ path, version, what }, 'A record is of another version');
    } catch (error) {
      // Ended in this very moment, or not ours to read.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        log.warn({ path, error, what }, 'A record cannot be read');
    }
    return undefined;
  }

  #path(id: string): string {
    return join(this.#options.folder, `${id}.json`);
  }
}
