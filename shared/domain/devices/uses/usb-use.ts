import type { DeviceUse } from '../../../contract/devices.ts';
import { usbName } from '../names/usb-name.ts';
import type { DeviceFacts, PciFacts, UsbFacts } from '../facts.ts';

/** What people type and point with, behind a USB controller. */
export function usbUse(device: PciFacts, { usb }: DeviceFacts): DeviceUse | undefined {
  const all = usb.filter(isInput);
  const own = all.filter(({ controller }) => controller === device.address);
  if (own.length === 0) return undefined;
  return { by: 'usb', names: own.map(usbName), only: own.length === all.length };
}

/** Headsets and cameras have buttons too. */
const withButtons = new Set(['snd-usb-audio', 'uvcvideo']);

const isInput = ({ inputs, drivers }: UsbFacts) =>
  inputs.length > 0 && !drivers.some(driver => withButtons.has(driver));
