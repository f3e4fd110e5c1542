import type { HardwareChange } from '../../contract/hardware.ts';
import { domain, type Domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { DOMAIN_ITEM } from './item-id.ts';
import { withoutNoise } from './noise.ts';
import { type ItemPair, pairItems, pairOf } from './pair-items.ts';
import { describeValue, type ItemValue, sameValue, valuesOf } from './values.ts';

/**
 * What is going to be otherwise when the guest starts the next time: `from` is what it runs by, `to` what the lasting
 * document has. What libvirt fills in by itself while a guest runs is no difference. Only what a running CPU was made
 * of cannot be told in full: libvirt writes its features out and forgets the rest.
 */
export function waitingChanges(live: Domain, next: Domain): HardwareChange[] {
  const whole = pairOf(live, next, DOMAIN_ITEM);
  return [...(whole ? [whole] : []), ...pairItems(live, next)].flatMap(waitingOf);
}

/** {@link waitingChanges} of two documents as text; throws XmlSyntaxError. */
export function waitingBetween(live: string, next: string): HardwareChange[] {
  return waitingChanges(domain.of(parseDocument(live).root), domain.of(parseDocument(next).root));
}

/** What waits of one device. */
export function waitingOf({ id, live, next }: ItemPair): HardwareChange[] {
  const effect = 'next-start' as const;
  if (!live || !next) {
    const there = summary(live ?? next);
    return [{ item: id, effect, ...(live ? { from: there } : { to: there }) }];
  }
  const quiet = withoutNoise(live, next);
  return differences(valuesOf(quiet.live), valuesOf(quiet.next)).map(({ property, from, to }) => {
    const [before, after] = [describeValue(from), describeValue(to)];
    return {
      item: id,
      property,
      effect,
      ...(before !== undefined && { from: before }),
      ...(after !== undefined && { to: after }),
    };
  });
}

/** Properties that two sets of values do not have alike. */
export function differences(
  before: Readonly<Record<string, ItemValue>>,
  after: Readonly<Record<string, ItemValue>>,
): { property: string; from?: ItemValue; to?: ItemValue }[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter(property => !sameValue(before[property], after[property]))
    .map(property => ({
      property,
      ...(before[property] !== undefined && { from: before[property] }),
      ...(after[property] !== undefined && { to: after[property] }),
    }));
}

const summary = (item: ItemPair['live']) => item?.id ?? '';
