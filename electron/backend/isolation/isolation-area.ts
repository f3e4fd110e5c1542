import { refusalOf } from '#electron/docker/engine-error.ts';
import { documentFacts } from '#shared/domain/isolation/document-facts.ts';
import { isolationOf } from '#shared/domain/isolation/isolation.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { fail } from '../failures/fail.ts';
import { procedures } from '../procedures.ts';
import { inspectedSchema } from './inspected.ts';
import { inspectFacts } from './inspect-facts.ts';

/** What separates a guest of any kind from its host, read when somebody asks. */
export function createIsolationArea({ guests, engines }: ContainerDeps) {
  const { isolation } = procedures;
  return {
    ofGuest: isolation.ofGuest.handler(async ({ input: { guest } }) => {
      guests.require(guest);
      return isolationOf(documentFacts(await guests.xml(guest)));
    }),
    ofContainer: isolation.ofContainer.handler(async ({ input: { container } }) => {
      const { docker, facts } = engines.require(container.engine);
      const answer: unknown = await docker
        .getContainer(container.id)
        .inspect()
        .catch(error => {
          if (refusalOf(error)?.status === 404) throw fail('NOT_FOUND', { name: container.id });
          throw error;
        });
      return isolationOf(inspectFacts(inspectedSchema.parse(answer), facts));
    }),
  };
}
