import type { Guest } from '#shared/contract/guests.ts';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import type { NamedUsbRule, UsbOffer, UsbRule, UsbRuleState } from '#shared/contract/usb.ts';
import { type HeldUsb, heldUsb } from '#shared/domain/usb/held.ts';
import { lastingValues } from '#shared/domain/usb/attach-values.ts';
import { ruleAlias, ruleKey, withoutRule, withRule } from '#shared/domain/usb/rules.ts';
import { itemsOf } from '#shared/domain/hardware/item-id.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { applyHardware } from '../hardware/apply.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import type { LiveConnection } from '../ports.ts';
import { domainRef } from '../guests/guest-key.ts';
import { changeRules } from './change-rules.ts';
import { detachUsb } from './detach-usb.ts';
import { listRules, listUsb } from './list-usb.ts';
import type { UsbDeps } from './usb-deps.ts';
import type { UsbWatcher } from './usb-watcher.ts';

/**
 * Remembers the rule with the guest. A device by its make also goes into the lasting document, so that libvirt attaches
 * it at the start without us; a port has no place there, and is followed by us alone.
 */
export async function giveUsb(
  deps: UsbDeps,
  watcher: UsbWatcher,
  guest: Guest,
  rule: UsbRule,
): Promise<UsbRuleState> {
  const live = deps.connections.require(guest.connection);
  const named = await allowed(deps, watcher, live, rule);
  await changeRules(deps, guest, rules => withRule(rules, named));
  try {
    if (rule.by === 'device' && guest.persistent && !(await hasLasting(live, guest, rule))) {
      const add: HardwareEdit = { op: 'add', element: 'hostdev', values: lastingValues(rule) };
      // Attaching is the watcher's.
      await applyHardware(deps, guest, [add], true);
    }
  } catch (error) {
    await changeRules(deps, guest, rules => withoutRule(rules, rule));
    throw error;
  }
  await watcher.settle(live);
  const rules = await listRules(deps, watcher, live);
  const shown = rules.find(each => each.guest.uuid === guest.uuid && ruleKey(each.rule) === ruleKey(rule));
  if (shown?.failure) throw new FailureError(shown.failure);
  return shown?.state ?? 'absent';
}

/** The rule with the name of what it means now; throws why the host cannot do without it. */
async function allowed(
  deps: UsbDeps,
  watcher: UsbWatcher,
  live: LiveConnection,
  rule: UsbRule,
): Promise<NamedUsbRule> {
  const { devices } = await listUsb(deps, watcher, live.id, 'now');
  const device = devices.find(each => meansOffer(rule, each));
  if (!device) throw fail('DEVICE_ABSENT', { device: ruleKey(rule), host: live.label });
  if (rule.by === 'device' && device.twins > 0)
    throw fail('INPUT_INVALID', {
      field: 'device',
      reason: `Several of ${device.name} are plugged in: choose one by its port.`,
    });
  const { level, reasons } = device.verdict;
  if (level === 'never') {
    const [first] = reasons;
    throw fail('DEVICE_NEEDED', {
      device: device.name,
      host: live.label,
      ...(first && { reason: first.text }),
      ...(first?.remedy !== undefined && { remedy: first.remedy }),
    });
  }
  return { rule, name: device.name.slice(0, 200) };
}

const meansOffer = (rule: UsbRule, { port, ids }: UsbOffer): boolean =>
  rule.by === 'port' ? port === rule.port : ids === `${rule.vendor}:${rule.product}`;

/** A person may have put it there. */
async function hasLasting(live: LiveConnection, guest: Guest, rule: UsbRule): Promise<boolean> {
  const { next } = await readDocuments(live.rpc, guest);
  return next !== undefined && ofRule(parseDocument(next).root, rule).length > 0;
}

/** The devices that a document has by a rule. */
const ofRule = (root: XmlElement, rule: UsbRule): HeldUsb[] =>
  heldUsb(root).filter(
    ({ alias, vendor, product }) =>
      alias === ruleAlias(rule) ||
      (rule.by === 'device' && vendor === rule.vendor && product === rule.product),
  );

function removals(root: XmlElement, rule: UsbRule): HardwareEdit[] {
  const nodes = new Set(ofRule(root, rule).map(({ node }) => node));
  return itemsOf(domain.of(root)).flatMap(({ id, node }) =>
    nodes.has(node) ? [{ op: 'remove' as const, item: id }] : [],
  );
}

/** Forgets the rule first, or the watcher would attach anew what is taken out. */
export async function takeUsb(
  deps: UsbDeps,
  watcher: UsbWatcher,
  guest: Guest,
  rule: UsbRule,
): Promise<void> {
  const live = deps.connections.require(guest.connection);
  await changeRules(deps, guest, rules => withoutRule(rules, rule));
  const { live: running, next } = await readDocuments(live.rpc, guest);
  const edits = next === undefined ? [] : removals(parseDocument(next).root, rule);
  if (edits.length > 0) await applyHardware(deps, guest, edits);
  // What was attached by its port is in no lasting document.
  else if (running !== undefined)
    await detachUsb(
      { rpc: await live.work(), dom: domainRef(guest) },
      ofRule(parseDocument(running).root, rule),
    );
  // Another guest may have waited for it.
  watcher.look(live);
}
