import type { DeviceUse } from '../../../contract/devices.ts';
import { deviceKeys } from '../../guests/claims.ts';
import type { DeviceClaim } from '../claims.ts';
import type { DeviceFacts, PciFacts, UsbFacts } from '../facts.ts';

type GuestUse = Extract<DeviceUse, { by: 'guest' }>;

/** Guests that have the device, or a mediated one on it; those that run first. */
export function guestUses(
  device: PciFacts,
  { mediated }: DeviceFacts,
  claims: readonly DeviceClaim[],
): GuestUse[] {
  const shares = mediated.filter(({ parent }) => parent === device.address);
  return claimants(
    [deviceKeys.pci(device.address), ...shares.map(({ uuid }) => deviceKeys.mediated(uuid))],
    claims,
  );
}

/** A guest that names only the make has any of that make; it is told of each. */
export function usbGuestUses(device: UsbFacts, claims: readonly DeviceClaim[]): GuestUse[] {
  return claimants(
    [deviceKeys.usbPlace(device.bus, device.device), deviceKeys.usbModel(device.vendor, device.product)],
    claims,
  );
}

function claimants(keys: readonly string[], claims: readonly DeviceClaim[]): GuestUse[] {
  return claims
    .filter(({ devices }) => keys.some(key => devices.includes(key)))
    .map(({ name, uuid, running }): GuestUse => ({ by: 'guest', name, uuid, running }))
    .toSorted((a, b) => Number(b.running) - Number(a.running) || a.name.localeCompare(b.name));
}
