import type { Domain } from '../../libvirt-xml/domain/domain.ts';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { pairItems } from './pair-items.ts';

/** What libvirt leaves out of a document that is read without SECURE (virDomainGraphicsAuthDefFormatAttr). */
const ATTRIBUTES = ['passwd', 'passwdValidTo'] as const;
const PROPERTIES = new Set(['password', 'passwordValidTo', '@passwd', '@passwdValidTo']);

/** Whether a property of a device is one that only a document read with SECURE has. */
export function isSecret(property: string): boolean {
  return PROPERTIES.has(property);
}

/** A document as it may be shown: the same bytes, but for secrets. */
export function withoutSecrets(xml: string): string {
  const document = parseDocument(xml);
  for (const { element } of graphicsOf(domain.of(document.root))) {
    for (const name of ATTRIBUTES) element?.setAttr(name, undefined);
  }
  return document.toString();
}

/**
 * Puts back the secrets of devices that are still there. Whoever edited the document was not shown them, so a device
 * without one keeps its own, and only one that is written in it replaces that.
 */
export function withSecretsOf(secure: string, edited: string): string {
  const document = parseDocument(edited);
  const before = domain.of(parseDocument(secure).root);
  for (const { element, live, next } of pairItems(before, domain.of(document.root))) {
    if (element !== 'graphics' || !live || !next || next.node.attr('passwd') !== undefined) continue;
    for (const name of ATTRIBUTES) {
      const value = live.node.attr(name);
      if (value !== undefined) next.node.setAttr(name, value);
    }
  }
  return document.toString();
}

const graphicsOf = (guest: Domain) => guest.devices.graphics.items;
