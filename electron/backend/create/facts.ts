import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { CreateFacts } from '#shared/domain/create/facts.ts';
import { isSession } from '../connections/session.ts';
import type { LiveConnection } from '../ports.ts';
import type { CreateDeps } from './create-deps.ts';
import { gatherHostFacts } from './host-facts.ts';
import { gatherImageFacts } from './images/image-facts.ts';
import { requestedImages } from './images/requested.ts';
import { impliedArch } from './implied-arch.ts';
import type { Age } from './kept.ts';
import { readStart } from './start-facts.ts';
import { isThisComputer } from './this-computer.ts';

/** Reads all that a plan is made from. Nothing is changed. */
export async function gatherFacts(
  deps: CreateDeps,
  live: LiveConnection,
  request: CreateRequest,
  age: Age = 'now',
): Promise<CreateFacts> {
  const start = await readStart(deps, live, request, age);
  const images = await gatherImageFacts(deps, live, requestedImages(request, start), age);
  const arch = request.arch ?? (await impliedArch(live, request.source, images));
  const host = await gatherHostFacts(deps, live, { arch, machine: request.machine }, age);
  const session = isSession(live);
  return {
    host: live.label,
    driver: live.host.driver,
    local: isThisComputer(live),
    session,
    guestNames: deps.guests.list(live.id).map(guest => guest.name),
    ...host,
    images,
    ...start,
  };
}
