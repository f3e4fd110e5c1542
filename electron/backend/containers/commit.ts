import { z } from 'zod';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { CommitChoice } from '#shared/contract/container-work.ts';
import { isBad, parseReference, repositoryOf } from '#shared/domain/images/reference.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { fail } from '../failures/fail.ts';
import { handleOf } from './handle.ts';
import type { ContainerDeps } from './ports.ts';
import { fullDisk } from './room.ts';

const configSchema = z.object({ Config: z.looseObject({}) });
/** Podman leaves the algorithm out. */
const committedSchema = z.object({
  Id: z.string().transform(id => (id.includes(':') ? id : `sha256:${id}`)),
});

/** Makes an image of a container as it is; answers with the job. Throws INPUT_INVALID for a name that is none. */
export function commitContainer(deps: ContainerDeps, ref: ContainerRef, choice: CommitChoice): string {
  const { name } = deps.containers.require(ref);
  const parsed = parseReference(choice.image);
  if (isBad(parsed)) throw fail('INPUT_INVALID', { field: 'image' }, parsed.wrong);
  const title = `Make the image “${choice.image.trim()}” of “${name}”`;
  const spec = { title, cancellable: false, container: ref, engine: ref.engine };
  const { id } = deps.jobs.start(spec, async job => {
    await handleOf(deps, ref, async (handle, live) => {
      job.step(choice.pause ? 'Its processes stand still while its files are read' : 'Its files are read');
      const { Config } = configSchema.parse(await handle.inspect());
      try {
        const answer: unknown = await handle.commit({
          _query: {
            container: ref.id,
            repo: repositoryOf(parsed),
            tag: parsed.tag ?? 'latest',
            pause: choice.pause ? '1' : '0',
            ...(choice.author !== undefined && { author: choice.author }),
            ...(choice.message !== undefined && { comment: choice.message }),
            ...(choice.changes.length > 0 && { changes: choice.changes.join('\n') }),
          },
          // Without it, what dockerode sends instead would be taken for the image's.
          _body: Config,
        } as object);
        job.result('Image', committedSchema.parse(answer).Id);
      } catch (error) {
        const refusal = refusalOf(error);
        // The name is a good one: only the lines are left to be wrong.
        if (refusal?.status === 400 && choice.changes.length > 0)
          throw fail('INPUT_INVALID', { field: 'changes' }, refusal.words);
        throw (refusal && (await fullDisk(live))) ?? error;
      }
    });
  });
  return id;
}
