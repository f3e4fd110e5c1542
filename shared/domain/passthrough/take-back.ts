import type { HardwareEdit } from '../../contract/hardware.ts';
import { domain, type Domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { DOMAIN_ITEM, itemOf, itemsOf, type Item } from '../hardware/item-id.ts';
import { pairItems } from '../hardware/pair-items.ts';
import { riders } from '../hardware/remove-device.ts';
import { sameValue, valueOf, valuesOf } from '../hardware/values.ts';

export interface TakenBack {
  /** `whole`: nothing was edited since, and the document becomes again what it was, byte for byte. */
  readonly how: 'nothing' | 'whole' | 'edits';
  readonly edits: readonly HardwareEdit[];
  /** What was edited since, and stays as the person made it; in sentences. */
  readonly kept: readonly string[];
}

/**
 * How to take our changes back out of a guest's document. `before` and `after` are the document around them, as libvirt
 * gave it; `now` is what it is today. What a person changed since stays: only what is still as we left it goes back.
 */
export function takeBack({ before, after, now }: Record<'before' | 'after' | 'now', string>): TakenBack {
  if (now === before) return { how: 'nothing', edits: [], kept: [] };
  if (now === after) return { how: 'whole', edits: [], kept: [] };
  const [was, made, is] = [before, after, now].map(xml => domain.of(parseDocument(xml).root)) as [
    Domain,
    Domain,
    Domain,
  ];
  const kept: string[] = [];
  const edits = [...added(was, made, is, kept), ...removed(was, made, is), ...changed(was, made, is, kept)];
  return { how: edits.length === 0 ? 'nothing' : 'edits', edits, kept };
}

/** What came with us goes; a controller that others sit on by now stays. */
function added(was: Domain, made: Domain, is: Domain, kept: string[]): HardwareEdit[] {
  const ours = pairItems(was, made).flatMap(({ live, next }) => (live || !next ? [] : [next]));
  const present = ours.flatMap(({ id }) => itemOf(is, id) ?? []);
  const going = new Set(present.map(({ id }) => id));
  const leaves = present.filter(item => item.element !== 'controller');
  const empty = present.filter(item => {
    if (item.element !== 'controller') return false;
    const others = riders(is, item).filter(({ id }) => !going.has(id));
    if (others.length > 0)
      kept.push(`${item.id} stays: ${others.map(({ id }) => id).join(', ')} uses it now.`);
    return others.length === 0;
  });
  // From the last: what is told from others alike only by its number keeps it until its turn.
  return [...leaves.toReversed(), ...empty.toReversed()].map(({ id }) => ({ op: 'remove', item: id }));
}

/** What we took out comes back, unless something else is there by that name now. */
function removed(was: Domain, made: Domain, is: Domain): HardwareEdit[] {
  return pairItems(was, made).flatMap(({ live, next }): HardwareEdit[] => {
    if (!live || next || itemOf(is, live.id)) return [];
    return [{ op: 'add', element: live.element, values: valuesOf(live) }];
  });
}

function changed(was: Domain, made: Domain, is: Domain, kept: string[]): HardwareEdit[] {
  const pairs = pairItems(was, made).flatMap(({ live, next }) => (live && next ? [{ live, next }] : []));
  const whole = [itemOf(was, DOMAIN_ITEM), itemOf(made, DOMAIN_ITEM)];
  if (whole[0] && whole[1]) pairs.push({ live: whole[0], next: whole[1] });
  return pairs.flatMap(({ live, next }) => {
    const properties = differing(live, next);
    const item = itemOf(is, next.id);
    if (properties.length === 0) return [];
    if (!item) {
      kept.push(`${next.id} was taken out since, and stays out.`);
      return [];
    }
    const values = properties.flatMap(name => {
      const [old, ours, theirs] = [valueOf(live, name), valueOf(next, name), valueOf(item, name)];
      if (sameValue(theirs, old)) return [];
      if (sameValue(theirs, ours)) return [[name, old] as const];
      kept.push(
        `${name} of ${item.element === 'domain' ? 'the guest' : item.id} was changed since, and stays.`,
      );
      return [];
    });
    return values.length === 0
      ? []
      : [{ op: 'set' as const, item: item.id, values: Object.fromEntries(values) }];
  });
}

function differing(live: Item, next: Item): string[] {
  const [old, ours] = [valuesOf(live), valuesOf(next)];
  return [...new Set([...Object.keys(old), ...Object.keys(ours)])].filter(
    name => !sameValue(old[name], ours[name]),
  );
}

/** Whether a document still hands these functions to its guest. */
export function hasDevices(xml: string, ids: readonly string[]): boolean {
  const present = new Set(itemsOf(domain.of(parseDocument(xml).root)).map(({ id }) => id));
  return ids.every(id => present.has(id));
}
