import type { XmlElement } from '../../libvirt-xml/xml/element.ts';

/** An element without its layout: the same text for what says the same. */
export function canonical(element: XmlElement): string {
  const attributes = element.attributes
    .map(({ name, value }) => `${name}=${JSON.stringify(value)}`)
    .toSorted()
    .join(' ');
  const inside = element.elements();
  const content = inside.length === 0 ? element.text.trim() : inside.map(canonical).join('');
  return `<${element.name} ${attributes}>${content}</>`;
}
