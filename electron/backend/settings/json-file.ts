import { mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { Logger } from '../ports.ts';
import { writeDurably } from './write-durably.ts';

export interface JsonFileOptions<Schema extends z.ZodType> {
  readonly path: string;
  /** Raised when the meaning of the content changes; a file of another version is put aside. */
  readonly version: number;
  readonly schema: Schema;
  /** What holds while there is no file. */
  readonly empty: z.output<Schema>;
  readonly log: Logger;
  readonly now?: () => number;
}

/**
 * A small file of ours as `{ version, content }`, readable by its owner alone. Written beside and renamed into
 * place, so a crash leaves the old one or the new one. One that cannot be read is put aside, not lost.
 */
export class JsonFile<Schema extends z.ZodType> {
  readonly #options: JsonFileOptions<Schema>;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: JsonFileOptions<Schema>) {
    this.#options = options;
  }

  async load(): Promise<z.output<Schema>> {
    const { path, empty } = this.#options;
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return empty;
      throw error;
    }
    const read = this.#parse(text);
    if (read.success) return read.content;
    await this.#putAside(read.reason);
    return empty;
  }

  /** Saves in the order called; resolves once it is on the disk. */
  save(content: z.output<Schema>): Promise<void> {
    const text = `${JSON.stringify({ version: this.#options.version, content }, null, 2)}\n`;
    const written = this.#writing.then(() => this.#write(text));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  #parse(text: string): { success: true; content: z.output<Schema> } | { success: false; reason: string } {
    const { version, schema } = this.#options;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (error) {
      return { success: false, reason: (error as Error).message };
    }
    const outer = z.object({ version: z.literal(version), content: z.unknown() }).safeParse(value);
    if (!outer.success) return { success: false, reason: z.prettifyError(outer.error) };
    const read = schema.safeParse(outer.data.content);
    return read.success
      ? { success: true, content: read.data }
      : { success: false, reason: z.prettifyError(read.error) };
  }

  async #write(text: string): Promise<void> {
    const { path } = this.#options;
    const beside = `${path}.new`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeDurably(beside, text);
    await rename(beside, path);
  }

  async #putAside(reason: string): Promise<void> {
    const { path, log, now = Date.now } = this.#options;
    const aside = `${path}.unreadable-${now()}`;
    await rename(path, aside);
    log.warn({ path, aside, reason }, 'A file of ours could not be read; it was kept aside and started anew');
  }
}
