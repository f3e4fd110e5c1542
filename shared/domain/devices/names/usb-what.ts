import type { UsbFacts } from '../facts.ts';

/** https://www.usb.org/defined-class-codes */
const classes = new Map<number, string>([
  [0x01, 'sound'],
  [0x02, 'modem or network'],
  [0x03, 'keyboard, mouse or controller'],
  [0x05, 'force feedback'],
  [0x06, 'camera'],
  [0x07, 'printer'],
  [0x08, 'disk'],
  [0x09, 'hub'],
  [0x0a, 'modem or network'],
  [0x0b, 'smart card reader'],
  [0x0d, 'content security'],
  [0x0e, 'camera'],
  [0x0f, 'health device'],
  [0x10, 'sound and video'],
  [0xe0, 'wireless'],
]);

export function usbWhat({ class: code, blocks, nets }: Pick<UsbFacts, 'class' | 'blocks' | 'nets'>): string {
  if (blocks.length > 0) return 'disk';
  if (nets.length > 0) return 'network card';
  return classes.get(code) ?? 'device';
}
