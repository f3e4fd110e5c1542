import { planUp } from '#shared/domain/projects/plan-up.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { gatherFacts } from './gather-facts.ts';
import type { ToolRun } from './run-by-tool.ts';

/** Looks again after the tool gave up, to tell why; its own words go along, and nothing is decided by them. */
export async function whyComposeFailed(
  { deps, live, action, facts: before }: ToolRun,
  status: number,
  words: string,
): Promise<FailureError> {
  const params = {
    host: live.label,
    name: action.project,
    reason: `Compose ended with status ${status}; the details hold its own words.`,
  };
  if (action.do !== 'up') return fail('ENGINE_FAILED', params, words);
  const facts = await gatherFacts(deps, live, action);
  const [problem] = planUp(action, facts).problems ?? [];
  if (problem) return new FailureError({ ...problem.failure, detail: problem.failure.detail ?? words });
  const { model } = before;
  const services = model !== undefined && 'services' in model ? model.services : [];
  const absent = services.find(
    ({ image, builds }) =>
      image !== undefined && !builds && !facts.images.has(image.includes(':') ? image : `${image}:latest`),
  );
  return absent?.image === undefined
    ? fail('ENGINE_FAILED', params, words)
    : fail('IMAGE_ABSENT', { image: absent.image }, words);
}
