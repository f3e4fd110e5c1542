import { guestStateSchema, type GuestState } from '#shared/contract/guests.ts';
import type { SortColumn } from './columns.ts';
import type { Entry } from './entry.ts';

/** What sorting knows beyond the guest itself. */
export interface SortFacts {
  hostOf: (entry: Entry) => string;
  /** The last share of its CPUs, 0 to 1. */
  cpuOf: (entry: Entry) => number | undefined;
}

type Compare = (a: Entry, b: Entry) => number;

const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const order = new Map<GuestState, number>(guestStateSchema.options.map((state, index) => [state, index]));

/** What is missing comes last, whichever way the rest is sorted. */
function missingLast<T>(
  read: (entry: Entry) => T | undefined,
  by: (a: T, b: T) => number,
  sign: 1 | -1,
): Compare {
  return (a, b) => {
    const [left, right] = [read(a), read(b)];
    if (left === undefined) return right === undefined ? 0 : 1;
    return right === undefined ? -1 : sign * by(left, right);
  };
}

const numbers = (a: number, b: number) => a - b;

function primary(column: SortColumn, facts: SortFacts, sign: 1 | -1): Compare {
  switch (column) {
    case 'name':
      return (a, b) => sign * compare(a.name, b.name);
    case 'state':
      return (a, b) => sign * ((order.get(a.state) ?? 0) - (order.get(b.state) ?? 0));
    case 'system':
      return missingLast(entry => entry.system, compare, sign);
    case 'address':
      return missingLast(entry => entry.address, compare, sign);
    case 'cpu':
      return missingLast(facts.cpuOf, numbers, sign);
    case 'memory':
      return missingLast(entry => entry.memory, numbers, sign);
    case 'vcpus':
      return missingLast(entry => entry.vcpus, numbers, sign);
    case 'host':
      return (a, b) => sign * compare(facts.hostOf(a), facts.hostOf(b));
  }
}

/** Compares by a column, then by name, and at last by what never changes, so that no two rows are equal. */
export function comparator(column: SortColumn, descending: boolean, facts: SortFacts): Compare {
  const first = primary(column, facts, descending ? -1 : 1);
  return (a, b) => first(a, b) || compare(a.name, b.name) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

export const compareText = compare;
