import type { GuestHostDevice } from '#shared/contract/create/host-device.ts';
import type { HostDeviceOption } from '#shared/contract/create/options.ts';

/** The same for a device of the host and the guest's claim to it. */
export function deviceKey(device: HostDeviceOption | GuestHostDevice): string {
  switch (device.kind) {
    case 'pci':
      return device.address;
    case 'mediated':
      return device.uuid;
    case 'usb':
      return `${device.vendor}:${device.product} ${device.bus ?? '*'}.${device.device ?? '*'}`;
  }
}

/** Whether a claim is to this device. A USB device claimed by its make alone is any of that make. */
export function claims(claim: GuestHostDevice, option: HostDeviceOption): boolean {
  if (claim.kind !== 'usb' || option.kind !== 'usb') return deviceKey(claim) === deviceKey(option);
  const { bus, device } = claim;
  return (
    claim.vendor === option.vendor &&
    claim.product === option.product &&
    (bus === undefined || (bus === option.bus && device === option.device))
  );
}

/** What a guest says to get it. USB devices are known by their make, so that they may be plugged in elsewhere. */
export function claimOf(option: HostDeviceOption, all: readonly HostDeviceOption[]): GuestHostDevice {
  if (option.kind === 'pci') return { kind: 'pci', address: option.address };
  if (option.kind === 'mediated') return { kind: 'mediated', uuid: option.uuid };
  const { vendor, product, bus, device } = option;
  const twins = all.filter(each => each.kind === 'usb' && each.vendor === vendor && each.product === product);
  return { kind: 'usb', vendor, product, ...(twins.length > 1 && { bus, device }) };
}

/** One as a person names it, also when the host no longer has it. */
export function claimText(claim: GuestHostDevice): string {
  switch (claim.kind) {
    case 'pci':
      return `PCI device ${claim.address}`;
    case 'mediated':
      return `Mediated device ${claim.uuid}`;
    case 'usb':
      return `USB device ${claim.vendor}:${claim.product}`;
  }
}
