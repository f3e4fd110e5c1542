import { type PciAddress, pciAddressSchema } from '../../contract/create/host-device.ts';
import { pciAddress } from '../guests/claims.ts';

type Part = number | string | undefined;

interface Place {
  readonly domain?: Part;
  readonly bus?: Part;
  readonly slot?: Part;
  readonly function?: Part;
}

/** Of the `pci` capability of a node device, and of the addresses in it. */
export function pciAddressOf({ domain, bus, slot, function: fn }: Place): PciAddress {
  return pciAddressSchema.parse(
    pciAddress(Number(domain ?? 0), Number(bus ?? 0), Number(slot ?? 0), Number(fn ?? 0)),
  );
}

/** Vendor and product as the host's pci.ids has them; undefined where it has neither. */
export function pciNameOf({
  vendor,
  product,
}: {
  readonly vendor?: string | undefined;
  readonly product?: string | undefined;
}): string | undefined {
  const words = [vendor, product].flatMap(word => word?.trim() || []);
  return words.length === 0 ? undefined : words.join(' ');
}
