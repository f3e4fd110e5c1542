import type { ItemValues } from '../../contract/hardware.ts';
import type { UsbRule } from '../../contract/usb.ts';
import type { UsbPresent } from './present.ts';
import { ruleAlias } from './rules.ts';

/** The hostdev of a rule by device in the lasting document: a guest starts without it, too. */
export function lastingValues(rule: Extract<UsbRule, { by: 'device' }>): ItemValues {
  return {
    mode: 'subsystem',
    type: 'usb',
    managed: true,
    startupPolicy: 'optional',
    vendor: Number.parseInt(rule.vendor, 16),
    product: Number.parseInt(rule.product, 16),
    alias: ruleAlias(rule),
  };
}

/**
 * The hostdev for the guest that runs. Make and place together: should another have come to the place meanwhile,
 * libvirt refuses it.
 */
export function attachXml(rule: UsbRule, { vendor, product, bus, device }: UsbPresent): string {
  const source = `<vendor id='0x${vendor}'/><product id='0x${product}'/><address bus='${bus}' device='${device}'/>`;
  return `<hostdev mode='subsystem' type='usb' managed='yes'><source>${source}</source><alias name='${ruleAlias(rule)}'/></hostdev>`;
}
