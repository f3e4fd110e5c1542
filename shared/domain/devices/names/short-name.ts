import type { PciFacts } from '../facts.ts';
import { pciKind, pciWhat } from '../kinds.ts';
import { vendorName } from './vendor-name.ts';

/**
 * Vendor and product as a person says them. The lists of ids name the chip and put what is printed on the box in
 * brackets: `AD104 [GeForce RTX 4070]`.
 */
export function shortName(
  device: Pick<PciFacts, 'class' | 'vendor' | 'device' | 'vendorName' | 'deviceName'>,
) {
  const vendor = vendorName(device.vendor, device.vendorName);
  const product = productName(device.deviceName, pciKind(device.class) === 'audio');
  if (vendor !== undefined && product !== undefined)
    return product.toLowerCase().startsWith(vendor.toLowerCase()) ? product : `${vendor} ${product}`;
  const what = pciWhat(device.class);
  return `${vendor ?? ''} ${vendor === undefined ? capital(what) : what} ${idsOf(device)}`.trim();
}

/** `10de:2786`. */
export function idsOf({ vendor, device }: { readonly vendor: number; readonly device: number }): string {
  return `${hex4(vendor)}:${hex4(device)}`;
}

const hex4 = (value: number) => value.toString(16).padStart(4, '0');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `chip`: by its own name. The sound of a graphics card has that of one of the cards it is on in brackets. */
function productName(listed: string | undefined, chip: boolean): string | undefined {
  const name = listed?.trim().replaceAll(/\s+/g, ' ');
  if (name === undefined || name === '') return undefined;
  const box = / \[([^[\]]+)\]$/.exec(name)?.[1]?.trim();
  // SATA controllers have their mode of work there.
  const called =
    box === undefined || chip || / mode$/i.test(box) ? name.replace(/ \[[^[\]]+\]$/, '') : firstTwo(box);
  return called.replace(/ Network Connection$/, '');
}

/** `Radeon RX 6700/6700 XT/6750 XT / 6800M/6850M XT` names a family: the first two of it say enough. */
const firstTwo = (family: string) =>
  family
    .split(/\s*\/\s*/)
    .slice(0, 2)
    .join('/');
