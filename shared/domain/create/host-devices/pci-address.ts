interface PciParts {
  readonly domain: number;
  readonly bus: number;
  readonly slot: number;
  readonly function: number;
}

/** The parts of domain:bus:device.function. */
export function pciParts(address: string): PciParts {
  const [domain = 0, bus = 0, slot = 0, fn = 0] = address
    .split(/[:.]/)
    .map(part => Number.parseInt(part, 16));
  return { domain, bus, slot, function: fn };
}

/** What the functions of one device have in common. */
export function slotOf(address: string): string {
  return address.replace(/\.[0-7]$/, '');
}
