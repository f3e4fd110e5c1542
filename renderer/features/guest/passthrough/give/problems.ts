import type { ZodError } from 'zod';
import type { Failure } from '#shared/contract/failure.ts';
import type { PassthroughPlan } from '#shared/contract/passthrough.ts';
import { sentence } from '#shared/domain/failures/words.ts';

/** Fields that the form draws; what is wrong with any other is said above the plan. */
const drawn = [
  'guest',
  'way',
  'rom',
  'hideKvm',
  'vendorId',
  'video',
  'pinCpus',
  'hugePages',
  'usb',
  'evdev',
  'lookingGlass',
  'lockMemory',
  'machine',
  'firmware',
] as const;
export type DrawnField = (typeof drawn)[number];

/** `rom.path` belongs to `rom`. */
const rootOf = (field: string) => field.split('.')[0];
const isDrawn = (field: string | undefined) =>
  field !== undefined && (drawn as readonly (string | undefined)[]).includes(rootOf(field));

/** What cannot be asked for as it is typed. */
export const typedProblem = (error: ZodError | undefined, field: DrawnField): string | undefined =>
  error?.issues.find(({ path }) => path[0] === field)?.message;

/** What the plan found wrong with a field and what to do about it, in sentences. */
export function foundProblem(plan: PassthroughPlan | undefined, field: DrawnField): string | undefined {
  const found = plan?.problems.filter(
    problem => problem.field !== undefined && rootOf(problem.field) === field,
  );
  if (found === undefined || found.length === 0) return undefined;
  return found.map(({ failure }) => inWords(failure)).join(' ');
}

/** What no field is to blame for. */
export const problemsElsewhere = (plan: PassthroughPlan): readonly Failure[] =>
  plan.problems.flatMap(({ field, failure }) => (isDrawn(field) ? [] : [failure]));

function inWords(failure: Failure): string {
  const { what, why, remedy } = sentence(failure);
  return [what, why, remedy].filter(Boolean).join(' ');
}
