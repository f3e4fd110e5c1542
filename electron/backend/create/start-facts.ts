import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { CreateFacts } from '#shared/domain/create/facts.ts';
import type { CreateDeps } from './create-deps.ts';

/** What is told by what a guest starts from, where that is more than an image. */
export async function readStart(
  _deps: CreateDeps,
  _request: CreateRequest,
): Promise<Pick<CreateFacts, 'appliance' | 'tree' | 'os'>> {
  return {};
}
