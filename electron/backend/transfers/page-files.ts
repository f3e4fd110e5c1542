import type { JobContext } from '#electron/jobs/job.ts';
import type { PageFile, UploadSourceChoice } from '#shared/contract/transfers.ts';
import { fail } from '../failures/fail.ts';
import type { SessionId } from '../ports.ts';
import type { ByteSource } from './byte-source.ts';
import { fileSource } from './file-source.ts';
import { PageSource } from './page-source.ts';
import type { Roads } from './roads.ts';

/** A file that a page sends to a job. */
interface FromPage {
  readonly file: PageFile;
  readonly source: PageSource;
}

/** The files of pages that jobs wait for, whatever the job does with them. */
export class PageFiles {
  readonly #roads: Roads;
  readonly #byJob = new Map<string, FromPage>();

  constructor(roads: Roads) {
    this.#roads = roads;
  }

  /**
   * How a job comes by its bytes, of which there are so many. A file of this computer is opened before there is a
   * job, so that whoever asks hears what is wrong with it.
   */
  async opener(source: UploadSourceChoice, length: number): Promise<(job: JobContext) => ByteSource> {
    if (source.from === 'path') {
      const opened = await fileSource(source.path, length);
      return () => opened;
    }
    return job => {
      const waiting = new PageSource(length, waits => job.waitsForPage(waits));
      this.#byJob.set(job.id, { file: source.file, source: waiting });
      return waiting;
    };
  }

  /** The job has ended. */
  forget(job: string): void {
    this.#byJob.delete(job);
  }

  /** A ticket by which a page sends the rest of the file that a job waits for. */
  send(job: string, file: PageFile, session: SessionId): { ticket: string; start: number } {
    const found = this.#byJob.get(job);
    if (!found) throw fail('NOT_FOUND', { name: file.name });
    const { source } = found;
    const { name, size, fingerprint } = found.file;
    if (file.size !== size || file.fingerprint !== fingerprint) throw fail('CONFLICT', { name });
    const start = source.wanted;
    if (start === undefined) throw fail('STATE_INVALID', { name, reason: 'Nothing waits for the file now.' });
    const take = (body: Parameters<PageSource['take']>[0]) => source.take(body, start);
    return { ticket: this.#roads.issue(session, { kind: 'up', length: size - start, take }), start };
  }
}
