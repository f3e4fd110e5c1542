/** Base class and subclass of the PCI Code and ID Assignment Specification, in a person's words. */
const classes: Readonly<Record<string, string>> = {
  '00': 'device',
  '01': 'storage controller',
  '0106': 'SATA controller',
  '0107': 'SAS controller',
  '0108': 'NVMe drive',
  '02': 'network device',
  '0200': 'network card',
  '0280': 'wireless network card',
  '03': 'GPU',
  '04': 'multimedia device',
  '0401': 'sound card',
  '0403': 'sound card',
  '05': 'memory controller',
  '06': 'bridge',
  '07': 'communication controller',
  '0700': 'serial port',
  '08': 'system device',
  '09': 'input device',
  '0b': 'processor',
  '0c': 'bus controller',
  '0c03': 'USB controller',
  '0c05': 'SMBus controller',
  '0d': 'wireless device',
  '0d11': 'Bluetooth controller',
  '10': 'encryption controller',
  '11': 'signal processor',
  '12': 'accelerator',
};

/** `code`: six hexadecimal digits as libvirt and the kernel write them, such as 0x030000. */
export function pciClassName(code: string | undefined): string {
  const digits = /^0x([0-9a-f]{6})$/i.exec(code ?? '')?.[1]?.toLowerCase() ?? '';
  return classes[digits.slice(0, 4)] ?? classes[digits.slice(0, 2)] ?? 'device';
}

/** A PCI-to-PCI bridge is no part of what a group gives away. */
export function isPciBridge(code: string | undefined): boolean {
  return /^0x0604/i.test(code ?? '');
}
