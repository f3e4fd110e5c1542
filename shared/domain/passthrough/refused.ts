import type { PciDevice } from '../../contract/devices.ts';
import type { Failure } from '../../contract/failure.ts';
import type { Setting } from './setting.ts';
import { displaysOf, otherDisplays } from './unit.ts';

/** Why none of it can be given to the guest, whatever is chosen; empty where it can. */
export function refusals(setting: Setting, devices: readonly PciDevice[]): Failure[] {
  const { request, host, guest } = setting;
  const unsupported = (reason: string, remedy: string): Failure => ({
    code: 'UNSUPPORTED',
    params: { host: host.label, reason, remedy },
  });
  const known = new Set(devices.map(({ address }) => address));
  const gone = request.devices.filter(address => !known.has(address));
  if (gone.length > 0)
    return gone.map(address => ({ code: 'DEVICE_ABSENT', params: { device: address, host: host.label } }));
  if (host.driver !== 'QEMU')
    return [unsupported(`${host.driver} gives no PCI devices to guests here.`, 'Use a guest of QEMU.')];
  if (host.session)
    return [
      unsupported(
        'Guests of your own session get no PCI devices.',
        'Make the guest on the system connection (qemu:///system).',
      ),
    ];
  if (!guest.persistent)
    return [
      unsupported(
        `“${guest.name}” is gone when it stops: it has no document for a next start.`,
        'Define it first.',
      ),
    ];
  if (guest.state === 'saved')
    return [
      {
        code: 'STATE_INVALID',
        params: {
          name: guest.name,
          reason: 'It goes on with the hardware that it was saved with.',
          remedy: 'Start it and shut it down, or discard what was saved.',
        },
      },
    ];
  return devices.flatMap(device => refusalOf(device, setting, devices));
}

function refusalOf(device: PciDevice, setting: Setting, unit: readonly PciDevice[]): Failure[] {
  const { host, guest } = setting;
  const holder = device.usedBy.find(use => use.by === 'guest' && use.running && use.uuid !== guest.uuid);
  if (holder?.by === 'guest')
    return [{ code: 'RESOURCE_BUSY', params: { path: device.address, name: holder.name } }];
  if (device.verdict.level !== 'never' && device.verdict.level !== 'stays') return [];
  if (device.verdict.level === 'never' && isOnlyScreen(unit) && otherDisplays(setting, unit).length === 0)
    return [];
  const [reason] = device.verdict.reasons;
  const params = {
    host: host.label,
    device: `${device.name} (${device.address})`,
    ...(reason && { reason: reason.text }),
    ...(reason?.remedy !== undefined && { remedy: reason.remedy }),
  };
  return [{ code: 'DEVICE_NEEDED', params }];
}

/**
 * Never, for no other reason than that the host would have no screen: with hooks it gets it back. What carries the
 * host's disks, its only network or its only keyboard in the same unit stays out of reach.
 */
export function isOnlyScreen(unit: readonly PciDevice[]): boolean {
  const vital = unit.some(({ usedBy }) =>
    usedBy.some(use => use.by === 'disk' || ((use.by === 'network' || use.by === 'usb') && use.only)),
  );
  return !vital && displaysOf(unit).some(({ verdict }) => verdict.level === 'never');
}
