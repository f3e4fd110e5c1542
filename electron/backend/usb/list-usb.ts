import type { DeviceMap } from '#shared/contract/devices.ts';
import type { Guest } from '#shared/contract/guests.ts';
import type { NamedUsbRule, ShownUsbRule, UsbController, UsbOffer } from '#shared/contract/usb.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import type { RuleOutcome } from '#shared/domain/usb/reconcile.ts';
import { ruleKey } from '#shared/domain/usb/rules.ts';
import { usbVerdict } from '#shared/domain/usb/verdict.ts';
import type { Age } from '../create/kept.ts';
import { readMap } from '../devices/read-map.ts';
import type { LiveConnection } from '../ports.ts';
import { readKeyboards } from './read-keyboards.ts';
import { lookAtRules } from './look.ts';
import type { UsbDeps } from './usb-deps.ts';
import type { UsbWatcher } from './usb-watcher.ts';

/** The USB devices of a host, whether each can be given away, and the rules of all its guests. */
export async function listUsb(deps: UsbDeps, watcher: UsbWatcher, id: ConnectionId, age: Age = 'kept') {
  const live = deps.connections.require(id);
  const [map, rules, keyboards] = await Promise.all([
    readMap(deps, id, age),
    listRules(deps, watcher, live),
    readKeyboards(deps, live),
  ]);
  const surroundings = { keyboards, here: live.host.local };
  return {
    devices: map.usb.map((device): UsbOffer => ({ ...device, verdict: usbVerdict(device, surroundings) })),
    controllers: controllersOf(map),
    rules,
    told: watcher.isTold(live),
    missing: map.missing,
  };
}

function controllersOf({ pci, usb }: DeviceMap): UsbController[] {
  return pci.flatMap(({ kind, address, name, group, verdict }) => {
    if (kind !== 'usb') return [];
    const ports = usb.filter(({ controller }) => controller === address).map(({ port }) => port);
    return [{ address, name, ...(group !== undefined && { group }), verdict, ports }];
  });
}

/** What the rules of all guests of a connection come to now. */
export async function listRules(
  deps: UsbDeps,
  watcher: UsbWatcher,
  live: LiveConnection,
): Promise<ShownUsbRule[]> {
  const outcomes = (await lookAtRules(deps, live)) ?? [];
  return deps.guests.list(live.id).flatMap(guest =>
    deps.guests.claims(guest).usbRules.map(rule => {
      const outcome = outcomes.find(
        each => each.guest.uuid === guest.uuid && ruleKey(each.rule.rule) === ruleKey(rule.rule),
      );
      return { ...named(guest, rule), ...comesTo(watcher, live, guest, rule, outcome) };
    }),
  );
}

const named = (guest: Guest, rule: NamedUsbRule) => ({
  ...rule,
  guest: { connection: guest.connection, uuid: guest.uuid },
  guestName: guest.name,
});

function comesTo(
  watcher: UsbWatcher,
  live: LiveConnection,
  guest: Guest,
  { rule }: NamedUsbRule,
  outcome: RuleOutcome<Guest> | undefined,
): Pick<ShownUsbRule, 'state' | 'port' | 'holder' | 'failure'> {
  if (!outcome) return { state: isActive(guest.state) ? 'absent' : 'off' };
  const { state, device, holder } = outcome;
  const failure = watcher.failureOf(live, guest, rule);
  return {
    state: state === 'waiting' && failure ? 'failed' : state,
    ...(device && { port: device.port }),
    ...(holder !== undefined && { holder }),
    ...(state === 'waiting' && failure && { failure }),
  };
}
