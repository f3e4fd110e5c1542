import type { NamedUsbRule, UsbRule, UsbRuleState } from '../../contract/usb.ts';
import type { HeldUsb } from './held.ts';
import type { UsbPresent } from './present.ts';
import { ruleAlias } from './rules.ts';

/** A guest that runs, with what it runs by. `Guest` is whatever names it to the caller. */
export interface RunningGuest<Guest> {
  readonly guest: Guest;
  readonly name: string;
  readonly rules: readonly NamedUsbRule[];
  readonly held: readonly HeldUsb[];
}

export interface RuleOutcome<Guest> {
  readonly guest: Guest;
  readonly rule: NamedUsbRule;
  readonly state: Extract<UsbRuleState, 'attached' | 'absent' | 'held' | 'twins' | 'waiting'>;
  /** What it means now. */
  readonly device?: UsbPresent;
  /** The guest that has it already. */
  readonly holder?: string;
  /** What is left in the guest of a device that was pulled out, to be taken out first. */
  readonly stale: readonly HeldUsb[];
}

/**
 * What each rule comes to now: `waiting` ones are to be attached. A device that any guest has stays there, and of two
 * rules that mean the same one the first wins.
 */
export function reconcile<Guest>(
  guests: readonly RunningGuest<Guest>[],
  present: readonly UsbPresent[],
): RuleOutcome<Guest>[] {
  const taken = new Map<UsbPresent, string>();
  for (const { name, held } of guests)
    for (const device of present) if (held.some(each => isAt(each, device))) taken.set(device, name);
  return guests.flatMap(({ guest, name, rules, held }) =>
    rules.map((rule): RuleOutcome<Guest> => {
      const ours = held.filter(each => isOf(each, rule.rule));
      const stale = ours.filter(each => !present.some(device => isAt(each, device)));
      const meant = present.filter(device => means(rule.rule, device));
      const outcome = { guest, rule, stale };
      const own = meant.find(device => held.some(each => isAt(each, device)));
      if (own) return { ...outcome, state: 'attached', device: own };
      const free = meant.filter(device => !taken.has(device));
      const [device, second] = free;
      if (second) return { ...outcome, state: 'twins' };
      if (device) {
        taken.set(device, name);
        return { ...outcome, state: 'waiting', device };
      }
      const [other] = meant;
      return other
        ? { ...outcome, state: 'held', device: other, holder: taken.get(other) ?? '' }
        : { ...outcome, state: 'absent' };
    }),
  );
}

export function means(rule: UsbRule, device: UsbPresent): boolean {
  return rule.by === 'port'
    ? rule.port === device.port
    : rule.vendor === device.vendor && rule.product === device.product;
}

/** A device of the guest that it has by this rule. */
function isOf(held: HeldUsb, rule: UsbRule): boolean {
  if (held.alias === ruleAlias(rule)) return true;
  return rule.by === 'device' && held.vendor === rule.vendor && held.product === rule.product;
}

/** The numbers of bus and device are given out anew: the make has to be the same as well, where it is known. */
export function isAt({ bus, device, vendor, product }: HeldUsb, present: UsbPresent): boolean {
  return (
    bus === present.bus &&
    device === present.device &&
    (vendor === undefined || (vendor === present.vendor && product === present.product))
  );
}
