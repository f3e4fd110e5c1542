import type { Guest } from '#shared/contract/guests.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { heldUsb } from '#shared/domain/usb/held.ts';
import { usbPresent } from '#shared/domain/usb/present.ts';
import { reconcile, type RuleOutcome, type RunningGuest } from '#shared/domain/usb/reconcile.ts';
import { readUsbRules } from '#shared/domain/usb/rules.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { readNodeDevices } from '../devices/read-node-devices.ts';
import { isGone } from '../guests/read-guests.ts';
import { readDocument } from '../hardware/read-documents.ts';
import type { LiveConnection } from '../ports.ts';
import type { UsbDeps } from './usb-deps.ts';

/**
 * What the rules of all guests that run come to now. Undefined where libvirt does not know the host's USB devices:
 * then nothing may be taken for pulled out.
 */
export async function lookAtRules(
  deps: UsbDeps,
  live: LiveConnection,
): Promise<RuleOutcome<Guest>[] | undefined> {
  const running = deps.guests.list(live.id).filter(({ state }) => isActive(state));
  if (!running.some(guest => deps.guests.claims(guest).usbRules.length > 0)) return [];
  const devices = await readNodeDevices(live, ['CAP_USB_DEV']);
  // Every controller has a hub of Linux's own.
  if (devices === undefined || devices.length === 0) return undefined;
  const read = await Promise.all(
    running.filter(guest => isConcerned(deps, guest)).map(guest => readGuest(live, guest)),
  );
  return reconcile(
    read.flatMap(guest => guest ?? []),
    usbPresent(devices),
  );
}

/** It has rules, or a USB device that rules of others may mean. */
function isConcerned(deps: UsbDeps, guest: Guest): boolean {
  const { usbRules, devices } = deps.guests.claims(guest);
  return usbRules.length > 0 || devices.some(key => key.startsWith('usb '));
}

async function readGuest(live: LiveConnection, guest: Guest): Promise<RunningGuest<Guest> | undefined> {
  try {
    // Not the lasting document: only the one it runs by says where its devices are.
    const { root } = parseDocument(await readDocument(live.rpc, guest, 0));
    if (root.attr('id') === undefined) return undefined;
    return { guest, name: guest.name, rules: readUsbRules(root), held: heldUsb(root) };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}
