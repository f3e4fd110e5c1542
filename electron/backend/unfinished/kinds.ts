import type { StartedJob } from '#electron/jobs/job.ts';
import type { Unfinished } from '#shared/contract/unfinished.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import type { Journal } from './journal.ts';
import type { Note } from './note.ts';

/** What came of work that was cut short, as it is now: in sentences, with ways out. */
export type Look = Pick<Unfinished, 'found' | 'ways'>;

/** An area whose work can be cut short. */
export interface UnfinishedKind {
  /** As in its notes. */
  readonly kind: string;
  /** Looks at what is really there; changes nothing. `settled`: it is done or as before, with nothing left. */
  look(note: Note, live: LiveConnection): Promise<Look | 'settled'>;
  /** Goes one of the ways; the note is taken away once its job has ended well. Throws INPUT_INVALID. */
  settle(note: Note, way: string, live: LiveConnection): Promise<StartedJob>;
}

/** What an area needs whose work can be cut short. */
export interface JournalDeps extends AreaDeps {
  readonly journal: Journal;
}
