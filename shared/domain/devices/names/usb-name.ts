import type { UsbFacts } from '../facts.ts';

/** As it calls itself, with its maker in front unless the name has it. */
export function usbName({ manufacturer, productName, vendor, product }: UsbFacts): string {
  const maker = manufacturer?.trim() ?? '';
  const name = productName?.trim() ?? '';
  if (name === '') return maker === '' ? `USB device ${vendor}:${product}` : `${maker} ${vendor}:${product}`;
  return maker === '' || name.toLowerCase().startsWith(maker.toLowerCase()) ? name : `${maker} ${name}`;
}
