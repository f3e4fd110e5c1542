import type { UsbDevice } from '../../contract/devices.ts';
import type { DeviceClaim } from './claims.ts';
import type { DeviceFacts, UsbFacts } from './facts.ts';
import { usbName } from './names/usb-name.ts';
import { usbWhat } from './names/usb-what.ts';
import { usbGuestUses } from './uses/guest-uses.ts';

const HUB = 0x09;

/** USB devices that a guest could get; hubs are none. */
export function usbMap({ usb, storage, nets }: DeviceFacts, claims: readonly DeviceClaim[]): UsbDevice[] {
  const shown = usb.filter(device => device.class !== HUB);
  return shown.map(device => ({
    port: device.port,
    bus: device.bus,
    device: device.device,
    ids: `${device.vendor}:${device.product}`,
    name: usbName(device),
    ...(device.serial !== undefined && { serial: device.serial }),
    what: usbWhat(device),
    ...(device.controller !== undefined && { controller: device.controller }),
    usedBy: [...hostUses(device, { storage, nets }), ...usbGuestUses(device, claims)],
    twins: shown.filter(
      other => other !== device && other.vendor === device.vendor && other.product === device.product,
    ).length,
  }));
}

function hostUses(
  { blocks, nets: own }: UsbFacts,
  { storage, nets }: Pick<DeviceFacts, 'storage' | 'nets'>,
): UsbDevice['usedBy'] {
  const mounts = storage.filter(({ disks }) => disks.some(disk => blocks.includes(disk)));
  const up = nets.filter(({ name, up: isUp, carrier }) => own.includes(name) && isUp && carrier);
  return [
    ...(mounts.length > 0
      ? [
          {
            by: 'disk' as const,
            disks: [...blocks],
            targets: mounts.map(({ target }) => target),
            root: mounts.some(({ target }) => target === '/'),
          },
        ]
      : []),
    ...(up.length > 0
      ? [
          {
            by: 'network' as const,
            names: up.map(({ name }) => name),
            only:
              up.some(({ defaultRoute }) => defaultRoute) &&
              nets.filter(net => net.defaultRoute).length === 1,
          },
        ]
      : []),
  ];
}
