import type { GuestHostDevice } from '../../../contract/create/host-device.ts';
import type { HostDeviceOption } from '../../../contract/create/options.ts';

type Options = readonly HostDeviceOption[];
type Of<Kind extends HostDeviceOption['kind']> = Extract<HostDeviceOption, { kind: Kind }>;
type UsbDevice = Extract<GuestHostDevice, { kind: 'usb' }>;

export function pciOption(address: string, options: Options): Of<'pci'> | undefined {
  return options.find((option): option is Of<'pci'> => option.kind === 'pci' && option.address === address);
}

export function mediatedOption(uuid: string, options: Options): Of<'mediated'> | undefined {
  const wanted = uuid.toLowerCase();
  return options.find(
    (option): option is Of<'mediated'> => option.kind === 'mediated' && option.uuid.toLowerCase() === wanted,
  );
}

/** All that are plugged in and meant: by its make, or the one in that place. */
export function usbOptions({ vendor, product, bus, device }: UsbDevice, options: Options): Of<'usb'>[] {
  return options.filter(
    (option): option is Of<'usb'> =>
      option.kind === 'usb' &&
      option.vendor === vendor &&
      option.product === product &&
      (bus === undefined || option.bus === bus) &&
      (device === undefined || option.device === device),
  );
}

/** As a person knows it. */
export function nameOf(device: GuestHostDevice, options: Options): string {
  switch (device.kind) {
    case 'pci': {
      const option = pciOption(device.address, options);
      return option ? `${option.name} (${device.address})` : device.address;
    }
    case 'usb': {
      const [option] = usbOptions(device, options);
      return option?.name ?? `USB ${device.vendor}:${device.product}`;
    }
    case 'mediated':
      return mediatedOption(device.uuid, options)?.name ?? device.uuid;
  }
}
