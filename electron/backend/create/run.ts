import { randomUUID } from 'node:crypto';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { GuestRef } from '#shared/contract/guests.ts';
import { uuidSchema } from '#shared/contract/values.ts';
import { planGuest } from '#shared/domain/create/plan.ts';
import { runSteps } from '#electron/jobs/undo.ts';
import { fail, FailureError } from '../failures/fail.ts';
import type { CreateDeps } from './create-deps.ts';
import { gatherFacts } from './facts.ts';
import { requestedImages } from './images/requested.ts';
import { checksumLists } from './run/checksum-lists.ts';
import { createSteps } from './run/create-steps.ts';

/** Plans again with what is true now and, if nothing stands in the way, carries the plan out as a job. */
export async function runCreate(
  deps: CreateDeps,
  request: CreateRequest,
): Promise<{ job: string; guest: GuestRef }> {
  const live = deps.connections.require(request.connection);
  const { plan, work, design } = planGuest(request, await gatherFacts(deps, live, request, 'now'));
  const [problem] = plan.problems;
  if (problem) throw new FailureError(problem.failure);
  if (!design) throw fail('UNSUPPORTED');
  const lists = await checksumLists(
    deps.media.catalogue,
    requestedImages(request).map(({ image }) => image),
  );
  const guest: GuestRef = { connection: request.connection, uuid: uuidSchema.parse(randomUUID()) };
  const { id } = deps.jobs.start(
    { title: `Create ${request.name}`, connection: request.connection, guest, cancellable: true },
    async job => {
      const steps = createSteps(deps, { work, design, guest, lists }, job);
      try {
        await runSteps(steps.steps, job);
      } finally {
        steps.end();
      }
      // Whoever waits for the job goes to the guest as soon as it ends. That it could not be read is no reason
      // to undo anything.
      await deps.guests
        .refresh(guest)
        .catch(error => job.log(deps.toFailure(error).detail ?? 'Not read yet'));
    },
  );
  return { job: id, guest };
}
