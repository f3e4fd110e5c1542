import type { PciDevice } from '../../contract/devices.ts';
import type { PassthroughChoices, PassthroughWay } from '../../contract/passthrough-request.ts';
import type { Setting } from './setting.ts';
import { displaysOf } from './unit.ts';

/** What is done where a person says nothing: what helps, and nothing that only some guests can bear. */
export function defaultChoices(way: PassthroughWay, devices: readonly PciDevice[]): PassthroughChoices {
  const alone = way === 'single-gpu' && displaysOf(devices).length > 0;
  return {
    way,
    rom: { from: 'none' },
    hideKvm: false,
    vendorId: null,
    video: alone ? 'none' : 'keep',
    pinCpus: false,
    hugePages: 'none',
    usb: [],
    evdev: [],
    lookingGlass: { by: 'none' },
    lockMemory: false,
    machine: 'keep',
    firmware: 'keep',
  };
}

/** The request with every default filled in. */
export function decideChoices(
  { request }: Pick<Setting, 'request'>,
  way: PassthroughWay,
  devices: readonly PciDevice[],
): PassthroughChoices {
  const { guest: _guest, devices: _devices, ...asked } = request;
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  return { ...defaultChoices(way, devices), ...given, way };
}
