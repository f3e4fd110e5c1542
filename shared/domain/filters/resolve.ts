import type { FilterForm } from '../../contract/filters.ts';
import { VARIABLE } from './field-types.ts';

/** What filters refer to, by name. */
export type Forms = ReadonlyMap<string, FilterForm>;

/** Variables that libvirt fills by itself: https://libvirt.org/formatnwfilter.html#using-variables-in-filters */
export const FILLED: ReadonlySet<string> = new Set(['MAC', 'IP', 'IPV6', 'STP']);

/** Names that a filter refers to directly, each once, in order. */
export function referencesOf({ entries }: FilterForm): string[] {
  return [...new Set(entries.flatMap(entry => (entry.entry === 'reference' ? [entry.filter] : [])))];
}

/** Everything that a filter refers to, however deep, itself left out; a ring is gone around once. */
export function everythingBelow(name: string, forms: Forms): Set<string> {
  const found = new Set<string>();
  const visit = (at: string) => {
    const form = forms.get(at);
    for (const next of form ? referencesOf(form) : []) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(name);
  return found;
}

/** A filter that comes back to itself by its references; libvirt refuses it. */
export const goesRound = (name: string, forms: Forms): boolean => everythingBelow(name, forms).has(name);

/** Variables of a filter and of what it refers to, that nothing on the way gives a value; by name, without `$`. */
export function variablesOf(name: string, forms: Forms, path: readonly string[] = []): string[] {
  const form = forms.get(name);
  if (!form || path.includes(name)) return [];
  const found = form.entries.flatMap(entry => {
    if (entry.entry === 'rule') return Object.values(entry.fields).flatMap(variableIn);
    const given = new Set(entry.parameters.map(parameter => parameter.name));
    return variablesOf(entry.filter, forms, [...path, name]).filter(variable => !given.has(variable));
  });
  return [...new Set(found)].toSorted();
}

function variableIn(value: string): string[] {
  const name = VARIABLE.exec(value)?.[1];
  return name === undefined ? [] : [name];
}
