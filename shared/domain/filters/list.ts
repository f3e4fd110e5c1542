import type { Filter, FilterForm, FilterUser } from '../../contract/filters.ts';
import type { Uuid } from '../../contract/values.ts';
import { type Forms, referencesOf, variablesOf } from './resolve.ts';
import { STOCK } from './stock.ts';

export interface KnownFilter {
  readonly uuid: Uuid;
  readonly xml: string;
  readonly form: FilterForm;
}

export const formsOf = (known: readonly KnownFilter[]): Forms =>
  new Map(known.map(({ form }) => [form.name, form]));

/** Filters as a list shows them, by name. `users`: cards of guests by the filter they name. */
export function describeFilters(
  known: readonly KnownFilter[],
  users: ReadonlyMap<string, readonly FilterUser[]>,
): Filter[] {
  const forms = formsOf(known);
  const referredBy = new Map<string, string[]>();
  for (const { form } of known)
    for (const name of referencesOf(form)) referredBy.set(name, [...(referredBy.get(name) ?? []), form.name]);
  return known
    .map(({ uuid, form }) => {
      const references = referencesOf(form);
      return {
        uuid,
        name: form.name,
        chain: form.chain,
        ...(form.priority !== undefined && { priority: form.priority }),
        rules: form.entries.filter(({ entry }) => entry === 'rule').length,
        references,
        missing: references.filter(name => !forms.has(name)),
        referredBy: (referredBy.get(form.name) ?? []).toSorted(),
        variables: variablesOf(form.name, forms),
        usedBy: [...(users.get(form.name) ?? [])],
        stock: STOCK.has(form.name),
      };
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
