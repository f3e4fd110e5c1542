import { encodeAttribute, encodeText } from '../../../libvirt-xml/xml/escape.ts';

/** An element of the answer file: its name, then its text, or its attributes and what is in it. */
export interface Markup {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly Markup[];
}

/** `false` leaves one out. */
type Child = Markup | false;

export function text(name: string, value: string | number | boolean): Markup {
  return { name, attributes: {}, content: String(value) };
}

export function group(name: string, ...children: Child[]): Markup {
  return { name, attributes: {}, content: children.filter(child => child !== false) };
}

/** A member of a list, as Windows' setup wants it marked. */
export function added(name: string, ...children: Child[]): Markup {
  return { ...group(name, ...children), attributes: { 'wcm:action': 'add' } };
}

export function write(markup: Markup, indent = ''): string {
  const attributes = Object.entries(markup.attributes)
    .map(([name, value]) => ` ${name}="${encodeAttribute(value, '"')}"`)
    .join('');
  const { name, content } = markup;
  if (typeof content === 'string') return `${indent}<${name}${attributes}>${encodeText(content)}</${name}>\n`;
  const inner = content.map(child => write(child, `${indent}  `)).join('');
  return `${indent}<${name}${attributes}>\n${inner}${indent}</${name}>\n`;
}
