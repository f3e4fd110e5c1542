import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { LeftBehindError } from '#electron/jobs/undo.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { Logger } from '../ports.ts';
import { RecordFolder } from '../settings/record-folder.ts';
import { type Note, noteSchema } from './note.ts';
import { markOfProcess, stillRuns } from './process-mark.ts';

/** Whose work it is: a guest's, or of a host alone. */
type Whose = { readonly guest: GuestRef } | { readonly connection: ConnectionId };

export type Dangerous = Whose & {
  readonly kind: string;
  readonly name: string;
  readonly title: string;
  readonly about: unknown;
};

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
  readonly #notes: RecordFolder<typeof noteSchema>;
  readonly #open = new Set<string>();

  constructor({ stateDir, log }: { readonly stateDir: string; readonly log: Logger }) {
    this.#notes = new RecordFolder({
      folder: join(stateDir, 'unfinished'),
      version: VERSION,
      schema: noteSchema,
      what: 'unfinished work',
      log,
    });
  }

  /**
   * Runs `work` with a note of it on the disk. The note goes when the work is done, and when it failed and took
   * back all it had done; it stays when something could not be taken back, or is not meant to be.
   */
  async during<Answer>(work: Dangerous, act: (note: OpenNote) => Promise<Answer>): Promise<Answer> {
    const { kind, name, title, about } = work;
    const note: Note = {
      id: randomUUID(),
      kind,
      ...whose(work),
      name,
      title,
      startedAt: Date.now(),
      process: await markOfProcess(),
      about,
    };
    let latest = note;
    const write = async (change: Partial<Note>) => {
      latest = { ...latest, ...change };
      await this.#notes.write(latest);
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
    const left: Note[] = [];
    for (const note of await this.#notes.list()) {
      if (this.#open.has(note.id)) continue;
      if (note.leftBehind !== undefined || !(await this.#works(note))) left.push(note);
    }
    return left.toSorted((a, b) => a.startedAt - b.startedAt);
  }

  async forget(id: string): Promise<void> {
    await this.#notes.remove(id);
  }

  /** Another front of the same person may be at it: its process is alive. Of our own, every open note is known. */
  async #works({ process: mark }: Note): Promise<boolean> {
    return mark.pid !== process.pid && (await stillRuns(mark));
  }
}

function whose(work: Whose): Pick<Note, 'connection' | 'guest'> {
  if (!('guest' in work)) return { connection: work.connection };
  const { connection, uuid } = work.guest;
  return { connection, guest: { connection, uuid } };
}
