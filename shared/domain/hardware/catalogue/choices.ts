import type { Choice } from './kind.ts';

/** Words of libvirt: the word, how a person says it, and what it means for the guest. */
export type Words = readonly (readonly [
  value: string,
  label: string,
  why?: string | undefined,
  since?: number,
])[];

/** Nothing is written there. */
export function unset(label = 'Default', why?: string): Choice {
  return { value: null, label, ...(why !== undefined && { why }) };
}

export function words(...known: Words): Choice[] {
  return known.map(([value, label, why, since]) => ({
    value,
    label,
    ...(why !== undefined && { why }),
    ...(since !== undefined && { since }),
  }));
}

/**
 * What a host offers, in words; those it has no words for stand for themselves. `told` is empty where libvirt
 * does not say: then it is everything that libvirt knows, and the host refuses what it lacks.
 */
export function offered(told: readonly string[], known: Words): Choice[] {
  if (told.length === 0) return words(...known);
  const named = words(...known.filter(([value]) => told.includes(value)));
  const unnamed = told.filter(value => known.every(([word]) => word !== value));
  return [...named, ...unnamed.map(value => ({ value, label: value }))];
}

/** Names of things that the host has, such as networks. */
export function names(list: readonly string[]): Choice[] {
  return list.map(value => ({ value, label: value }));
}
