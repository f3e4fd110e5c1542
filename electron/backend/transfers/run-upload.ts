import type { JobContext } from '#electron/jobs/job.ts';
import { runSteps } from '#electron/jobs/undo.ts';
import type { PageFile, UploadChoice } from '#shared/contract/transfers.ts';
import { fail } from '../failures/fail.ts';
import { requireShown } from '../plans/stamp.ts';
import type { SessionId } from '../ports.ts';
import type { JournalDeps } from '../unfinished/kinds.ts';
import type { ByteSource } from './byte-source.ts';
import { fileSource } from './file-source.ts';
import { PageSource } from './page-source.ts';
import { uploadPlan } from './plan.ts';
import type { Roads } from './roads.ts';
import { uploadNote, UPLOADS } from './upload-note.ts';
import { uploadSteps } from './upload-steps.ts';

/** A file that a page sends to a job. */
interface FromPage {
  readonly file: PageFile;
  readonly source: PageSource;
}

export class Uploads {
  readonly #deps: JournalDeps;
  readonly #roads: Roads;
  readonly #fromPages = new Map<string, FromPage>();

  constructor(deps: JournalDeps, roads: Roads) {
    this.#deps = deps;
    this.#roads = roads;
  }

  async run(choice: UploadChoice, stamp: string): Promise<{ job: string }> {
    const { plan, facts } = await uploadPlan(this.#deps, choice);
    requireShown(plan, stamp, choice.volume);
    const open = await this.#opener(choice, facts.file.size);
    const { title } = plan;
    const { connection } = choice;
    const spec = { title, cancellable: true, pausable: true, connection };
    const about = uploadNote({ choice, facts });
    const dangerous = { kind: UPLOADS, connection, name: choice.volume, title, about };
    const { id } = this.#deps.jobs.start(spec, async job => {
      const source = open(job);
      try {
        await this.#deps.journal.during(dangerous, async note => {
          const written = () => note.write({ ...about, whole: true });
          await runSteps(uploadSteps(this.#deps, job, { choice, facts, source, written }), job);
        });
      } finally {
        this.#fromPages.delete(job.id);
        await source.close();
      }
    });
    return { job: id };
  }

  /** A ticket by which a page sends the rest of the file that a job waits for. */
  send(job: string, file: PageFile, session: SessionId): { ticket: string; start: number } {
    const found = this.#fromPages.get(job);
    if (!found) throw fail('NOT_FOUND', { name: file.name });
    const { source } = found;
    const { name, size, fingerprint } = found.file;
    if (file.size !== size || file.fingerprint !== fingerprint) throw fail('CONFLICT', { name });
    const start = source.wanted;
    if (start === undefined) throw fail('STATE_INVALID', { name, reason: 'Nothing waits for the file now.' });
    const take = (body: Parameters<PageSource['take']>[0]) => source.take(body, start);
    return { ticket: this.#roads.issue(session, { kind: 'up', length: size - start, take }), start };
  }

  /** A file of this computer is opened before there is a job, so that whoever asks hears what is wrong with it. */
  async #opener({ source }: UploadChoice, length: number): Promise<(job: JobContext) => ByteSource> {
    if (source.from === 'path') {
      const opened = await fileSource(source.path, length);
      return () => opened;
    }
    return job => {
      const waiting = new PageSource(length, waits => job.waitsForPage(waits));
      this.#fromPages.set(job.id, { file: source.file, source: waiting });
      return waiting;
    };
  }
}
