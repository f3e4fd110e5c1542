import type { CreateProblem } from '../../contract/create/plan.ts';
import type { FailureCode } from '../../contract/failure.ts';

/** What makes a request impossible, by the field's path. */
export function problem(
  field: string,
  code: FailureCode,
  params: Record<string, string> = {},
  detail?: string,
  fix?: CreateProblem['fix'],
): CreateProblem {
  return {
    field,
    failure: { code, params, ...(detail !== undefined && { detail }) },
    ...(fix && { fix }),
  };
}

/** What this host or its libvirt cannot do, with a sentence that says what is missing. */
export function unsupported(
  field: string,
  { host }: { readonly host: string },
  detail: string,
): CreateProblem {
  return problem(field, 'UNSUPPORTED', { host }, detail);
}

/** A value that cannot be, with a sentence that says why. */
export function invalid(field: string, reason: string): CreateProblem {
  return problem(field, 'INPUT_INVALID', { field, reason });
}
