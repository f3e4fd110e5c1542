import { pciAddressSchema, type GuestHostDevice } from '#shared/contract/create/host-device.ts';
import type { ItemValues } from '#shared/contract/hardware.ts';

const hex = (value: unknown, digits: number): string =>
  Number(value ?? 0)
    .toString(16)
    .padStart(digits, '0');

/** Which device of the host the element names; undefined where it names none yet. */
export function claimFrom(values: ItemValues): GuestHostDevice | undefined {
  const at = (name: string) => values[`sourceAddress.${name}`];
  if (values['type'] === 'usb') {
    const { vendor, product } = values;
    if (typeof vendor !== 'number' || typeof product !== 'number') return undefined;
    const [bus, device] = [at('bus'), at('device')];
    return {
      kind: 'usb',
      vendor: hex(vendor, 4),
      product: hex(product, 4),
      ...(typeof bus === 'number' && typeof device === 'number' && { bus, device }),
    };
  }
  const uuid = at('uuid');
  if (values['type'] === 'mdev') return typeof uuid === 'string' ? { kind: 'mediated', uuid } : undefined;
  if (at('bus') === undefined || at('bus') === null) return undefined;
  const [domain, bus, slot] = [hex(at('domain'), 4), hex(at('bus'), 2), hex(at('slot'), 2)];
  const address = pciAddressSchema.safeParse(`${domain}:${bus}:${slot}.${hex(at('function'), 1)}`);
  return address.success ? { kind: 'pci', address: address.data } : undefined;
}

/** What the element says to name that device. */
export function valuesFor(claim: GuestHostDevice): ItemValues {
  switch (claim.kind) {
    case 'usb':
      return {
        vendor: Number.parseInt(claim.vendor, 16),
        product: Number.parseInt(claim.product, 16),
        'sourceAddress.bus': claim.bus ?? null,
        'sourceAddress.device': claim.device ?? null,
      };
    case 'mediated':
      return { 'sourceAddress.uuid': claim.uuid };
    case 'pci': {
      const [domain = '0', bus = '0', slot = '0', part = '0'] = claim.address.split(/[:.]/);
      return {
        'sourceAddress.domain': Number.parseInt(domain, 16),
        'sourceAddress.bus': Number.parseInt(bus, 16),
        'sourceAddress.slot': Number.parseInt(slot, 16),
        'sourceAddress.function': Number.parseInt(part, 16),
      };
    }
  }
}
