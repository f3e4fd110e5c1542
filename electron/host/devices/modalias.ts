/** What a card tells of itself. */
export interface PciIdentity {
  /** 24 bits. */
  readonly class: number;
  readonly vendor: number;
  readonly device: number;
  readonly subsystemVendor?: number;
  readonly subsystemDevice?: number;
}

/** What the kernel looks for a driver by (drivers/pci/pci-driver.c, pci_uevent). */
export function modaliasOf(identity: PciIdentity): string {
  const { vendor, device, subsystemVendor = 0, subsystemDevice = 0 } = identity;
  const [base, sub, face] = [16, 8, 0].map(shift => hex((identity.class >> shift) & 0xff, 2));
  const [make, model, subMake, subModel] = [vendor, device, subsystemVendor, subsystemDevice].map(id =>
    hex(id, 8),
  );
  return `pci:v${make}d${model}sv${subMake}sd${subModel}bc${base}sc${sub}i${face}`;
}

const hex = (number: number, digits: number) => number.toString(16).toUpperCase().padStart(digits, '0');
