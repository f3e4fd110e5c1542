import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LeftBehindError } from '#electron/jobs/undo.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { Logger } from '../ports.ts';
import { writeDurably } from '../settings/write-durably.ts';
import { type Note, noteSchema } from './note.ts';
import { markOfProcess, stillRuns } from './process-mark.ts';

export interface Dangerous {
  readonly kind: string;
  readonly guest: GuestRef;
  readonly name: string;
  readonly title: string;
  readonly about: unknown;
}

/** The note of work that is under way. */
export interface OpenNote {
  /** Writes down, durably, how far it has come or what it found; replaces `about`. */
  write(about: unknown): Promise<void>;
  /** Should it fail from here on, the note stays: what was done is not taken back, but can be finished. */
  stays(): void;
}

const VERSION = 1;

/**
 * One small file for each dangerous piece of work under way, in a folder of ours. What is there when the backend
 * starts, of a process that is no more, was cut short.
 */
export class Journal {
  readonly #folder: string;
  readonly #log: Logger;
  readonly #open = new Set<string>();

  constructor({ stateDir, log }: { readonly stateDir: string; readonly log: Logger }) {
    this.#folder = join(stateDir, 'unfinished');
    this.#log = log;
  }

  /**
   * Runs `work` with a note of it on the disk. The note goes when the work is done, and when it failed and took
   * back all it had done; it stays when something could not be taken back, or is not meant to be.
   */
  async during<Answer>(work: Dangerous, act: (note: OpenNote) => Promise<Answer>): Promise<Answer> {
    const { kind, guest, name, title, about } = work;
    const { connection, uuid } = guest;
    const note: Note = {
      id: randomUUID(),
      kind,
      guest: { connection, uuid },
      name,
      title,
      startedAt: Date.now(),
      process: await markOfProcess(),
      about,
    };
    let latest = note;
    const write = async (change: Partial<Note>) => {
      latest = { ...latest, ...change };
      await this.#write(latest);
    };
    let stays = false;
    this.#open.add(note.id);
    try {
      await write({});
      const answer = await act({ write: newer => write({ about: newer }), stays: () => (stays = true) });
      await this.forget(note.id);
      return answer;
    } catch (error) {
      if (error instanceof LeftBehindError) await write({ leftBehind: error.leftovers.map(l => l.title) });
      else if (stays) await write({ leftBehind: [] });
      else await this.forget(note.id);
      throw error;
    } finally {
      this.#open.delete(note.id);
    }
  }

  /** What was cut short, the oldest first. */
  async left(): Promise<Note[]> {
    const notes = await Promise.all((await this.#files()).map(file => this.#read(file)));
    const left: Note[] = [];
    for (const note of notes) {
      if (note === undefined || this.#open.has(note.id)) continue;
      if (note.leftBehind !== undefined || !(await this.#works(note))) left.push(note);
    }
    return left.toSorted((a, b) => a.startedAt - b.startedAt);
  }

  async forget(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  /** Another front of the same person may be at it: its process is alive. Of our own, every open note is known. */
  async #works({ process: mark }: Note): Promise<boolean> {
    return mark.pid !== process.pid && (await stillRuns(mark));
  }

  async #files(): Promise<string[]> {
    try {
      return (await readdir(this.#folder)).filter(file => file.endsWith('.json'));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }

  async #read(file: string): Promise<Note | undefined> {
    const path = join(this.#folder, file);
    try {
      const { version, note } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
      if (version === VERSION) return noteSchema.parse(note);
      this.#log.warn({ path, version }, 'A note of unfinished work is of another version');
    } catch (error) {
      // Ended in this very moment, or not ours to read.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        this.#log.warn({ path, error }, 'A note of unfinished work cannot be read');
    }
    return undefined;
  }

  /** Beside and renamed, and the folder made sure of: after a crash there is the old one or the new one. */
  async #write(note: Note): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const path = this.#path(note.id);
    await writeDurably(`${path}.new`, `${JSON.stringify({ version: VERSION, note })}\n`);
    await rename(`${path}.new`, path);
    const folder = await open(this.#folder);
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  #path(id: string): string {
    return join(this.#folder, `${id}.json`);
  }
}
