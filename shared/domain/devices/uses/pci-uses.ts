import type { DeviceUse } from '../../../contract/devices.ts';
import type { DeviceClaim } from '../claims.ts';
import type { DeviceFacts, PciFacts } from '../facts.ts';
import { diskUse } from './disk-use.ts';
import { displayUse } from './display-use.ts';
import { functionUse } from './function-use.ts';
import { guestUses } from './guest-uses.ts';
import { networkUse } from './network-use.ts';
import { usbUse } from './usb-use.ts';

/** Who has a PCI device now, or would miss it. */
export function pciUses(device: PciFacts, facts: DeviceFacts, claims: readonly DeviceClaim[]): DeviceUse[] {
  return [
    displayUse(device, facts),
    diskUse(device, facts),
    networkUse(device, facts),
    usbUse(device, facts),
    functionUse(device, facts),
    ...guestUses(device, facts, claims),
  ].filter(use => use !== undefined);
}
