import { createRequestSchema, type CreateRequest } from '../../../contract/create/request.ts';
import type { CreateFacts } from '../facts.ts';
import { planGuest } from '../plan.ts';

/** A request without the answers that its plan complains about, as a person gives them up one by one. */
export function possible(request: CreateRequest, facts: CreateFacts): CreateRequest {
  const { xml: _, ...answers } = request;
  let asked: CreateRequest = answers;
  for (let round = 0; round < 100; round++) {
    const [problem] = planGuest(asked, facts).plan.problems;
    if (!problem) return asked;
    asked = without(asked, problem.field.split('.'));
  }
  return asked;
}

function without(request: CreateRequest, path: readonly string[]): CreateRequest {
  if (path[0] === 'source') return { ...request, source: { kind: 'none' } };
  // What is a default, or needed, stands or falls with the answer around it; what followed from another
  // answer, such as the count of CPUs from their topology, with that.
  const around = path.map((_, index) => path.slice(0, path.length - index));
  for (const candidate of [...around, ['cpu'], ['memoryLayout'], ['disks'], ['nics'], ['firmware']]) {
    const copy: unknown = structuredClone(request);
    const parsed = removed(copy, candidate) ? createRequestSchema.safeParse(copy) : undefined;
    if (parsed?.success) return parsed.data;
  }
  throw new Error(`Nothing of ${path.join('.')} was asked for.`);
}

function removed(from: unknown, path: readonly string[]): boolean {
  const [name = '', ...rest] = path;
  if (typeof from !== 'object' || from === null || !(name in from)) return false;
  if (rest.length > 0) return removed(Reflect.get(from, name), rest);
  if (Array.isArray(from)) from.splice(Number(name), 1);
  else Reflect.deleteProperty(from, name);
  return true;
}
