import type { NamedUsbRule, UsbRule } from '../../contract/usb.ts';
import { namedUsbRuleSchema } from '../../contract/usb.ts';
import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { encodeText } from '../../libvirt-xml/xml/escape.ts';
import { NAMESPACES } from '../../libvirt-xml/xml/namespaces.ts';

/**
 * Where a guest's USB rules live: `<metadata><innkeeper-usb:usb>` of its own document, so that they survive a restart
 * of the app, are seen by whoever manages the guest, and go when it goes.
 */
export const USB_NAMESPACE = NAMESPACES['innkeeper-usb'];
export const USB_PREFIX = 'innkeeper-usb';

/** The rules of a `<domain>` element. What is none is passed over. */
export function readUsbRules(domain: XmlElement): NamedUsbRule[] {
  const kept = domain.child('metadata')?.child('usb', USB_NAMESPACE);
  const elements = kept?.elements().filter(({ localName }) => localName === 'rule') ?? [];
  return elements.flatMap(element => {
    const [vendor, product, port] = ['vendor', 'product', 'port'].map(name => element.attr(name));
    const rule = port === undefined ? { by: 'device', vendor, product } : { by: 'port', port };
    return namedUsbRuleSchema.safeParse({ rule, name: element.text.trim() }).data ?? [];
  });
}

/** The element as virDomainSetMetadata takes it, without prefix; null when there is nothing to keep. */
export function writeUsbRules(rules: readonly NamedUsbRule[]): string | null {
  if (rules.length === 0) return null;
  const written = rules.map(({ rule, name }) => {
    const what =
      rule.by === 'port' ? `port="${rule.port}"` : `vendor="${rule.vendor}" product="${rule.product}"`;
    return `<rule ${what}>${encodeText(name)}</rule>`;
  });
  return `<usb>${written.join('')}</usb>`;
}

/** A second rule of the same meaning takes the place of the first. */
export function withRule(rules: readonly NamedUsbRule[], added: NamedUsbRule): NamedUsbRule[] {
  return [...withoutRule(rules, added.rule), added];
}

export function withoutRule(rules: readonly NamedUsbRule[], gone: UsbRule): NamedUsbRule[] {
  return rules.filter(({ rule }) => ruleKey(rule) !== ruleKey(gone));
}

/** The same for rules of the same meaning. */
export function ruleKey(rule: UsbRule): string {
  return rule.by === 'device' ? `${rule.vendor}:${rule.product}` : rule.port;
}

/**
 * The alias of a device that a guest has by a rule: it tells by which, even after the device is gone. libvirt keeps
 * aliases that begin with `ua-` and allows letters, digits, `_` and `-` (https://libvirt.org/formatdomain.html#devices).
 */
export function ruleAlias(rule: UsbRule): string {
  return `ua-innkeeper-usb-${ruleKey(rule).replaceAll(/[:.]/g, '_')}`;
}
