import type { Failure } from '../../contract/failure.ts';
import type { HardwareChange, HardwareEdit, HardwarePlan } from '../../contract/hardware.ts';
import { domain, type Domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { applyEdits, type EditProblem } from './apply-edits.ts';
import { effectOf, type Change, pathOf } from './effects.ts';
import { DOMAIN_ITEM, type Item } from './item-id.ts';
import { type Expected, isBelow, later, NOW } from './live-rules.ts';
import { type ItemPair, pairItems, pairOf } from './pair-items.ts';
import { freePciePorts, slotOf } from './pcie-ports.ts';
import { isSecret } from './secrets.ts';
import { describeValue, type ItemValue, sameValue, valueOf, valuesOf } from './values.ts';
import { differences } from './waiting.ts';
import { warningsOf } from './warnings.ts';

/** A guest as its edits meet it. */
export interface GuestFacts {
  readonly driver: string;
  /** Missing while it is off. */
  readonly live?: string;
  /** Missing for a guest that is gone when it stops. */
  readonly next?: string;
  /** The documents were read with secrets, which whoever made the edits was not shown. */
  readonly secrets?: boolean;
  /** It was saved: it goes on with what it was saved with. */
  readonly saved?: boolean;
  /** Nothing is done to the running guest. */
  readonly later?: boolean;
}

/** One difference that edits make, with what has to be done to the running guest for it. */
export interface PlannedChange {
  readonly change: HardwareChange;
  /** Of the running guest; missing when it has no such device, or is off. */
  readonly live?: Item;
  /** Of the edited document; missing when the device goes. */
  readonly after?: Item;
  readonly to?: ItemValue;
}

export interface EditsPlan {
  /** The lasting document; of a guest that has none, the one it runs by. */
  readonly before: string;
  readonly after: string;
  readonly planned: readonly PlannedChange[];
  readonly problems: readonly EditProblem[];
  readonly warnings: HardwarePlan['warnings'];
}

/**
 * What edits come to: the document after them, each difference with when it takes effect, and what stands against it.
 * Throws XmlSyntaxError for documents that are none.
 */
export function planEdits(edits: readonly HardwareEdit[], facts: GuestFacts): EditsPlan {
  const { live, next, secrets } = facts;
  const before = next ?? live ?? '';
  const applied = applyEdits(before, edits, {
    ...(live !== undefined && { live }),
    ...(secrets !== undefined && { secrets }),
  });
  const running = live === undefined ? undefined : guestOf(live);
  const all = plannedChanges(guestOf(before), guestOf(applied.xml), running, facts);
  const planned = running ? onlyAsked(all, edits, applied.items) : all;
  const impossible = next === undefined ? planned.filter(({ change }) => change.effect !== 'now') : [];
  const problems = impossible.map(({ change }): EditProblem => {
    const index = applied.items.findIndex(item => item === change.item);
    const failure: Failure = { code: 'STATE_INVALID', params: { item: change.item, reason: TRANSIENT } };
    return {
      edit: Math.max(0, index),
      ...(change.property !== undefined && { property: change.property }),
      failure,
    };
  });
  return {
    before,
    after: applied.xml,
    planned,
    problems: [...applied.problems, ...problems],
    warnings: warningsOf(edits),
  };
}

/** Devices are plugged in and out for an edit that says so; what comes or goes along with another change waits with it. */
function onlyAsked(
  planned: readonly PlannedChange[],
  edits: readonly HardwareEdit[],
  items: readonly (string | undefined)[],
): PlannedChange[] {
  const asked = (op: 'add' | 'remove') => new Set(items.filter((_, index) => edits[index]?.op === op));
  const [added, removed] = [asked('add'), asked('remove')];
  return planned.map(each => {
    const { change, live, after } = each;
    if (change.effect !== 'now' || change.property !== undefined) return each;
    const byItself = after ? live !== undefined || added.has(change.item) : !live || removed.has(change.item);
    return byItself ? each : { ...each, change: { ...change, ...later(ALONG) } };
  });
}

const ALONG = 'It comes or goes along with something that changes at the next start.';

/** Whether a change that happens now has still to be done to the running guest: it may have that already. */
export function isToDo({ change, live, after, to = null }: PlannedChange): boolean {
  if (change.effect !== 'now') return false;
  if (!after) return live !== undefined;
  if (change.property === undefined) return live === undefined;
  return live !== undefined && !sameValue(valueOf(live, change.property), to);
}

/** What defining a whole document changes: nothing of it happens to the running guest. */
export function changesBetween(before: string, after: string, facts: GuestFacts): HardwareChange[] {
  const running = facts.live === undefined ? undefined : guestOf(facts.live);
  const all = plannedChanges(guestOf(before), guestOf(after), running, { ...facts, later: true });
  return all.map(({ change }) => change);
}

const TRANSIENT =
  'It cannot be done while the guest runs, and there is no next start: it is gone when it stops.';

const guestOf = (xml: string) => domain.of(parseDocument(xml).root);

function plannedChanges(
  before: Domain,
  after: Domain,
  running: Domain | undefined,
  facts: GuestFacts,
): PlannedChange[] {
  const whole = pairOf(before, after, DOMAIN_ITEM);
  const planned = [...(whole ? [whole] : []), ...pairItems(before, after)].flatMap(pair =>
    changesOf(pair, before, after, running, facts),
  );
  return running ? withinPorts(planned, running) : planned;
}

/** Only as many devices are plugged in as the running guest has ports for; the others wait. */
function withinPorts(planned: readonly PlannedChange[], running: Domain): PlannedChange[] {
  let free = freePciePorts(running) ?? Number.POSITIVE_INFINITY;
  return planned.map(each => {
    const { change, live, after } = each;
    const plugged = change.effect === 'now' && change.property === undefined && !live && after;
    if (!plugged || slotOf(after) !== 'pcie') return each;
    free -= 1;
    return free >= 0 ? each : { ...each, change: { ...change, ...later(NO_PORT) } };
  });
}

const NO_PORT = 'The running guest has no PCI Express port left for it; the next start brings one.';

function changesOf(
  pair: ItemPair,
  before: Domain,
  after: Domain,
  running: Domain | undefined,
  facts: GuestFacts,
): PlannedChange[] {
  const { id, live: old, next } = pair;
  const counterpart = (document: Domain, of: Item) => running && pairOf(running, document, of.id)?.live;
  if (!old && next) {
    const live = counterpart(after, next);
    const expected = live ? NOW : expect(facts, running, { op: 'add', item: next });
    return [{ change: { item: id, to: id, ...expected }, after: next, ...(live && { live }) }];
  }
  if (!old) return [];
  // Where a device sits libvirt chooses anew when it is not told; that is nothing to tell about.
  const unplaced = next?.node.child('address') === undefined;
  const different = next
    ? differences(valuesOf(old), valuesOf(next)).filter(
        ({ property }) => !(unplaced && property.startsWith('address.')),
      )
    : [];
  if (next && different.length === 0) return [];
  const live = counterpart(before, old);
  const has = live && { live };
  if (!next)
    return [
      { change: { item: id, from: id, ...expect(facts, running, { op: 'remove', item: live }) }, ...has },
    ];
  const changes = different.map(({ property, from, to = null }): PlannedChange => {
    const done = live !== undefined && sameValue(valueOf(live, property), to);
    const expected = done ? NOW : expect(facts, running, { op: 'set', item: live, property, to });
    return {
      change: { item: id, property, ...told(property, from, to), ...expected },
      after: next,
      to,
      ...has,
    };
  });
  return sourceWithType(changes);
}

/** Where a device is joined to is said by its type together with its source: both change now, or both later. */
function sourceWithType(changes: readonly PlannedChange[]): PlannedChange[] {
  const path = ({ change, after }: PlannedChange) => pathOf(after?.element ?? '', change.property ?? '');
  const type = changes.find(each => path(each) === '@type' && each.change.effect === 'next-start');
  if (!type) return [...changes];
  const { effect, why } = type.change;
  return changes.map(each =>
    isBelow(path(each), 'source')
      ? { ...each, change: { ...each.change, effect, ...(why !== undefined && { why }) } }
      : each,
  );
}

function expect(facts: GuestFacts, live: Domain | undefined, change: Change): Expected {
  if (facts.saved === true) return later('The guest goes on with what it was saved with.');
  if (!live) return NOW;
  const expected = effectOf({ driver: facts.driver, live }, change);
  return facts.later === true && expected.effect === 'now' ? { effect: 'next-start' } : expected;
}

function told(property: string, from: ItemValue | undefined, to: ItemValue): { from?: string; to?: string } {
  const say = (value: ItemValue | undefined) =>
    isSecret(property) && value !== undefined && value !== null ? '•••' : describeValue(value);
  const [before, after] = [say(from), say(to)];
  return { ...(before !== undefined && { from: before }), ...(after !== undefined && { to: after }) };
}
