import { guestStateSchema, type Guest, type GuestState } from '#shared/contract/guests.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { SortColumn } from './columns.ts';

/** What sorting knows beyond the guest itself. */
export interface SortFacts {
  hostOf: (connection: ConnectionId) => string;
  /** The last share of its CPUs, 0 to 1. */
  cpuOf: (guest: Guest) => number | undefined;
}

type Compare = (a: Guest, b: Guest) => number;

const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const order = new Map<GuestState, number>(guestStateSchema.options.map((state, index) => [state, index]));

/** What is missing comes last, whichever way the rest is sorted. */
function missingLast<T>(
  read: (guest: Guest) => T | undefined,
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
      return missingLast(guest => guest.os?.label, compare, sign);
    case 'address':
      return missingLast(guest => guest.addresses[0], compare, sign);
    case 'cpu':
      return missingLast(facts.cpuOf, numbers, sign);
    case 'memory':
      return (a, b) => sign * (a.memory - b.memory);
    case 'vcpus':
      return (a, b) => sign * (a.vcpus - b.vcpus);
    case 'host':
      return (a, b) => sign * compare(facts.hostOf(a.connection), facts.hostOf(b.connection));
  }
}

/** Compares by a column, then by name, and at last by what never changes, so that no two rows are equal. */
export function comparator(column: SortColumn, descending: boolean, facts: SortFacts): Compare {
  const first = primary(column, facts, descending ? -1 : 1);
  return (a, b) =>
    first(a, b) ||
    compare(a.name, b.name) ||
    (a.connection < b.connection ? -1 : a.connection > b.connection ? 1 : a.uuid < b.uuid ? -1 : 1);
}

export const compareText = compare;
