import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { isGeneric } from './generic-path.ts';
import type { Item } from './item-id.ts';
import { allProperties, viewOf } from './item-view.ts';
import { type Expected, later, type LiveRules, NOW } from './live-rules.ts';
import { lxcRules, otherRules, xenRules } from './effects-other.ts';
import { qemuRules } from './effects-qemu.ts';
import type { ItemValue } from './values.ts';

export interface EffectContext {
  /** As `connectGetType` says it: `QEMU`, `LXC`, `Xen`, `TEST` … */
  readonly driver: string;
  /** What the guest runs by; undefined while it is off: then everything is as good as now. */
  readonly live: Domain | undefined;
}

/** One change. `item` is the running guest's, for `add` the new one. */
export type Change =
  | { readonly op: 'set'; readonly item: Item | undefined; readonly property: string; readonly to: ItemValue }
  | { readonly op: 'add' | 'remove'; readonly item: Item | undefined };

/**
 * Whether a change can be had while the guest runs. It tells what libvirt and the hypervisor have calls for; what a
 * guest does with it is only known when it was tried: it may not let go of a device.
 */
export function effectOf({ driver, live }: EffectContext, change: Change): Expected {
  if (!live) return NOW;
  const rules = rulesOf(driver);
  // It waits already: what is not there cannot be changed.
  if (!change.item) return change.op === 'remove' ? NOW : later('The running guest does not have it yet.');
  switch (change.op) {
    case 'add':
      return rules.plug(change.item, live);
    case 'remove':
      return rules.unplug(change.item, live);
    case 'set':
      return rules.set(change.item, pathOf(change.item.element, change.property), change.to, live);
  }
}

/** Where a property stands below its item's element, without indices; a nested view's, or a list's, is an element. */
export function pathOf(element: string, property: string): string {
  if (isGeneric(property)) return property.replace(/\[\d+\]/g, '').replace(/\/text\(\)$/, '');
  const found = allProperties(viewOf(element)).find(({ name }) => name === property);
  if (!found) return viewPath(element, property);
  const { steps, attribute } = found.path;
  return [...steps, ...(attribute === undefined ? [] : [`@${attribute}`])].join('/');
}

function viewPath(element: string, property: string): string {
  const inner = allProperties(viewOf(element)).find(({ name }) => name.startsWith(`${property}.`));
  return inner?.path.steps[0] ?? property;
}

function rulesOf(driver: string): LiveRules {
  switch (driver.toUpperCase()) {
    case 'QEMU':
      return qemuRules;
    case 'LXC':
      return lxcRules;
    case 'XEN':
      return xenRules;
    default:
      return otherRules;
  }
}
