import type { XmlElement } from '../../../libvirt-xml/xml/element.ts';
import { splitName } from '../../../libvirt-xml/xml/namespaces.ts';

/*
 * OVF's elements are in a namespace of their version, and writers disagree on it, on prefixes and on which
 * attributes have one. Their local names never clash, so that these alone count.
 */

export function childrenOf(element: XmlElement, localName: string): XmlElement[] {
  return allChildren(element).filter(child => child.localName === localName);
}

export function childOf(element: XmlElement | undefined, localName: string): XmlElement | undefined {
  return element === undefined ? undefined : childrenOf(element, localName)[0];
}

export function allChildren(element: XmlElement): XmlElement[] {
  return element.children.filter(child => child.kind === 'element');
}

export function attributeOf(element: XmlElement | undefined, localName: string): string | undefined {
  return element?.attributes.find(({ name }) => splitName(name).local === localName)?.value;
}

/** The text of a child element, trimmed; undefined when there is none or it is empty. */
export function textOf(element: XmlElement | undefined, localName: string): string | undefined {
  const text = childOf(element, localName)?.text.trim();
  return text === '' ? undefined : text;
}

/** Sections by their element, or by their xsi:type, as OVF 0.9 and oVirt write them. */
export function sectionsOf(element: XmlElement, name: string): XmlElement[] {
  return allChildren(element).filter(
    child =>
      child.localName === name ||
      (child.localName === 'Section' && attributeOf(child, 'type')?.split(':').at(-1) === `${name}_Type`),
  );
}
