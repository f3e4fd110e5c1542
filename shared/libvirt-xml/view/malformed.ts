import type { XmlElement } from '../xml/element.ts';
import type { XmlAttribute } from '../xml/nodes.ts';
import { childrenOf, locate } from './path.ts';
import type { Property, Schema, SizeProperty, ValueProperty } from './schema.ts';
import { bytesInUnit, toBytes } from './sizes.ts';

/** A value in a document that is not of the type its property has. */
export interface MalformedValue {
  readonly at: XmlElement | XmlAttribute;
  readonly reason: string;
  readonly remedy: string;
}

/** Every value below an element that libvirt could not read as what it has to be there. */
export function* malformedValues(schema: Schema, element: XmlElement): Generator<MalformedValue> {
  for (const property of Object.values(schema)) yield* malformed(property, element);
}

function* malformed(property: Property, element: XmlElement): Generator<MalformedValue> {
  const { path } = property;
  const target = locate(element, path.steps);
  switch (property.kind) {
    case 'view':
      if (target) yield* malformedValues(property.view.schema, target);
      break;
    case 'list': {
      const container = locate(element, path.steps.slice(0, -1));
      const name = path.steps.at(-1);
      if (!container || name === undefined) break;
      for (const item of childrenOf(container, name)) yield* malformedValues(property.view.schema, item);
      break;
    }
    case 'value':
      if (target) yield* malformedValue(property, target);
      break;
    case 'size':
      if (target) yield* malformedSize(property, target);
      break;
    case 'flag':
      break;
  }
}

function* malformedValue(
  { path, converter }: ValueProperty<unknown>,
  target: XmlElement,
): Generator<MalformedValue> {
  const { raw, at, what } = read(path.attribute, target);
  // libvirt reads an empty value as one that is not there.
  if (raw === undefined || raw === '' || converter.expected === undefined) return;
  if (converter.parse(raw) !== undefined) return;
  yield { at, reason: `${what} is "${shortened(raw)}"`, remedy: `write ${converter.expected}` };
}

function* malformedSize(property: SizeProperty, target: XmlElement): Generator<MalformedValue> {
  const { raw, at, what } = read(property.path.attribute, target);
  const unit = target.attr(property.unitAttribute) ?? property.unit;
  if (raw === undefined || raw === '') return;
  if (bytesInUnit(unit) === undefined) {
    const where = target.attributes.find(({ name }) => name === property.unitAttribute) ?? at;
    yield {
      at: where,
      reason: `${what} has the unit "${shortened(unit)}"`,
      remedy: 'write bytes, KiB, MiB, GiB or TiB',
    };
  } else if (toBytes(raw, unit) === undefined) {
    const remedy =
      'write a whole number, with the unit in the unit attribute, below 2 to the power of 64 bytes';
    yield { at, reason: `${what} is "${shortened(raw)}"`, remedy };
  }
}

function read(attribute: string | undefined, target: XmlElement) {
  if (attribute === undefined) return { raw: target.text, at: target, what: `<${target.name}>` };
  const at = target.attributes.find(({ name }) => name === attribute);
  return { raw: at?.value, at: at ?? target, what: `the attribute ${attribute} of <${target.name}>` };
}

function shortened(raw: string): string {
  const line = raw.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
