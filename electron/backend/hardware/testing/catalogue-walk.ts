import type { HardwareEdit, ItemValues } from '#shared/contract/hardware.ts';
import type { Kind, Start } from '#shared/domain/hardware/catalogue/kind.ts';
import { scalarText } from '#shared/domain/hardware/scalar-text.ts';
import { type Bench, freshIn, idsIn } from './catalogue-bench.ts';
import { type Change, changesIn, shownIn, valuesToTry, wholeChange } from './catalogue-tries.ts';

/** A device that a start made, and how its guest takes edits of it. */
export interface Made {
  readonly kind: Kind;
  readonly bench: Bench;
  /** What the guest had before. */
  readonly before: ReadonlySet<string>;
  readonly how: Bench['apply'];
  readonly refused?: string | undefined;
}

/** Adds what a start makes; what only a person knows comes from `fills`. */
export async function add(bench: Bench, kind: Kind, start: Start, fills: ItemValues): Promise<Made> {
  const context = await bench.context();
  const asked = Object.fromEntries((start.fill ?? []).map(property => [property, fills[property] ?? null]));
  const edit: HardwareEdit = {
    op: 'add',
    element: kind.element,
    values: { ...start.values(context), ...asked },
  };
  const before = idsIn(context.domain);
  const first = await bench.apply([edit]);
  // A device that this host lacks is refused by the backend, and taken by libvirt.
  const absent = first.refused?.startsWith('DEVICE_ABSENT') === true;
  const { refused } = absent ? await bench.define([edit]) : first;
  return { kind, bench, before, how: absent ? bench.define : bench.apply, refused };
}

export async function itemOfMade({ bench, before, kind }: Made) {
  const context = await bench.context();
  return { context, item: freshIn(context.domain, before, kind.element) };
}

/** Another device is another item. */
const NAMES = /^(sourceAddress\.|vendor$|product$|adapter$|target$|name$|key$|lockspace$)/;

/**
 * So many at a time: libvirt's schema checks a disk with dozens of attributes for minutes when one of them is wrong.
 */
const AT_ONCE = 6;

/**
 * Sets every field to something else, some at a time, and back; the answer are those that are refused. `tried` has what
 * other starts tried on the same guest already.
 */
export async function editAll(made: Made, tried: Set<string>): Promise<string[]> {
  const { context, item } = await itemOfMade(made);
  if (!item) return [`${made.kind.id}: it is not there`];
  const key = ({ property }: Change) => `${made.bench.base.id} ${property}`;
  const changes = changesIn(made.kind.sections, context, item.values).filter(
    change => !NAMES.test(change.property) && !tried.has(key(change)),
  );
  const refusals: string[] = [];
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    const some = changes.slice(from, from + AT_ONCE);
    refusals.push(...(await setAll({ how: made.how, what: made.kind.id }, item.id, some)));
    const back = Object.fromEntries(
      some.map(({ property }) => [property, item.values[property] ?? null]),
    ) as ItemValues;
    const { refused } = await made.how([{ op: 'set', item: item.id, values: back }]);
    if (refused !== undefined) refusals.push(`${made.kind.id} back: ${refused.slice(0, 200)}`);
    for (const change of some) tried.add(key(change));
  }
  return refusals;
}

/** When not all are taken together, the halves of them tell which are not. */
async function setAll(
  guest: { readonly how: Bench['apply']; readonly what: string },
  item: string,
  changes: readonly Change[],
): Promise<string[]> {
  if (changes.length === 0) return [];
  const values = Object.fromEntries(changes.map(({ property, value }) => [property, value]));
  const { refused } = await guest.how([{ op: 'set', item, values }]);
  if (refused === undefined) return [];
  const [only] = changes;
  if (changes.length === 1 && only) return [told(guest.what, only, refused)];
  const half = Math.ceil(changes.length / 2);
  const first = await setAll(guest, item, changes.slice(0, half));
  return [...first, ...(await setAll(guest, item, changes.slice(half)))];
}

/** What the rest of a form hangs on: each choice with all that goes along. */
export async function govern(made: Made, fills: ItemValues): Promise<string[]> {
  const { kind } = made;
  const refusals: string[] = [];
  const { context, item } = await itemOfMade(made);
  if (!item) return [`${kind.id}: it is not there`];
  const fields = shownIn(kind.sections, context, item.values).filter(
    ({ governs, moves }) => governs || moves,
  );
  for (const field of fields) {
    for (const value of valuesToTry(field, context, item.values)) {
      const change = { property: field.property, value };
      const { context: now, item: fresh } = await itemOfMade(made);
      if (!fresh) return [...refusals, `${kind.id}: lost at ${field.property}=${scalarText(value)}`];
      const values = wholeChange(kind.sections, now, fresh.values, change, fills);
      if (!values || field.shown?.(now, fresh.values) === false) continue;
      const { refused } = await made.how([{ op: 'set', item: fresh.id, values }]);
      if (refused !== undefined) refusals.push(told(kind.id, change, refused));
    }
  }
  return refusals;
}

export const told = (what: string, { property, value }: Change, refused: string): string =>
  `${what} ${property}=${scalarText(value)}: ${refused.slice(0, 200)}`;
