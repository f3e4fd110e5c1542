import type { GuestSource } from '#shared/contract/create/source.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { Appliance } from '#shared/domain/appliance/appliance.ts';
import type { CreateFacts, OsFacts } from '#shared/domain/create/facts.ts';
import type { CreateDeps } from './create-deps.ts';

/** What is told by what a guest starts from, where that is more than an image. */
export type StartFacts = Pick<CreateFacts, 'appliance' | 'tree'>;

export async function readStart(deps: CreateDeps, source: GuestSource): Promise<StartFacts> {
  switch (source.kind) {
    case 'appliance':
      return { appliance: await readAppliance(deps, source.path) };
    default:
      return {};
  }
}

/** That its file cannot be read is what is wrong with it. */
async function readAppliance(deps: CreateDeps, path: string): Promise<Appliance> {
  try {
    return await deps.appliances.read(path);
  } catch (error) {
    const failure = deps.toFailure(error, { path });
    return { name: '', disks: [], cdroms: 0, nics: [], lost: [], failure };
  }
}

/** The system that a person chose, else the one an appliance says it has. */
export async function chosenSystem(
  deps: CreateDeps,
  request: CreateRequest,
  start: StartFacts,
): Promise<OsFacts | undefined> {
  const id = request.osId ?? start.appliance?.osId;
  return id === undefined ? undefined : deps.media.database.facts(id, request.arch);
}
