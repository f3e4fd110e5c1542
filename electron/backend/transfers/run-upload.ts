import { runSteps } from '#electron/jobs/undo.ts';
import type { UploadChoice } from '#shared/contract/transfers.ts';
import { requireShown } from '../plans/stamp.ts';
import type { JournalDeps } from '../unfinished/kinds.ts';
import type { PageFiles } from './page-files.ts';
import { uploadPlan } from './plan.ts';
import { uploadNote, UPLOADS } from './upload-note.ts';
import { uploadSteps } from './upload-steps.ts';

export class Uploads {
  readonly #deps: JournalDeps;
  readonly #files: PageFiles;

  constructor(deps: JournalDeps, files: PageFiles) {
    this.#deps = deps;
    this.#files = files;
  }

  async run(choice: UploadChoice, stamp: string): Promise<{ job: string }> {
    const { plan, facts } = await uploadPlan(this.#deps, choice);
    requireShown(plan, stamp, choice.volume);
    const open = await this.#files.opener(choice.source, facts.file.size);
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
        this.#files.forget(job.id);
        await source.close();
      }
    });
    return { job: id };
  }
}
