import type { ItemValues } from '../../contract/hardware.ts';
import { isEmpty } from './checks.ts';
import { shownFields } from './document.ts';
import type { PoolField, PoolKind } from './kind.ts';

export interface FieldProblem {
  /** `source.hosts[2].port` for a row of a list, counted from 1. */
  readonly property: string;
  readonly label: string;
  readonly reason: string;
}

/** What is wrong with each field, the first thing of each. */
export function fieldProblems(kind: PoolKind, values: ItemValues): FieldProblem[] {
  return shownFields(kind, values).flatMap(field => problemsOf(field, values));
}

function problemsOf(field: PoolField, values: ItemValues): FieldProblem[] {
  const { property, label, input } = field;
  const value = values[property] ?? null;
  const wrong = (reason: string) => [{ property, label, reason }];
  if (isEmpty(value) || (typeof value === 'string' && value.trim() === ''))
    return field.needed === true ? wrong('It cannot be left empty.') : [];
  if (input.kind === 'rows') {
    if (!Array.isArray(value)) return wrong('It is a list.');
    return value.flatMap((row, index) =>
      input.row.flatMap(each =>
        problemsOf(each, row).map(problem => ({
          ...problem,
          property: `${property}[${index + 1}].${problem.property}`,
          label: `${problem.label} ${index + 1}`,
        })),
      ),
    );
  }
  if (Array.isArray(value)) return wrong('It is one value, not a list.');
  if (input.kind === 'number') {
    const { min, max } = input;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < min || value > max)
      return wrong(`Give a whole number from ${min} to ${max}.`);
  }
  const reason = field.check?.(value, values);
  return reason === undefined ? [] : wrong(reason);
}
