import { type Anchor, below } from './anchor.ts';
import { type Shape, ensure, locate, prune } from './path.ts';
import type { FlagProperty, Property, SizeProperty, ValueProperty } from './schema.ts';
import { fromBytes, toBytes } from './sizes.ts';
import { ViewList } from './view-list.ts';

export interface Accessor {
  readonly get: (anchor: Anchor) => unknown;
  readonly set?: (anchor: Anchor, value: unknown) => void;
}

/** How a declared property reads and writes the document. */
export function accessor(property: Property, shape: Shape): Accessor {
  switch (property.kind) {
    case 'value':
      return valueAccessor(property, shape);
    case 'flag':
      return flagAccessor(property, shape);
    case 'size':
      return sizeAccessor(property, shape);
    case 'view': {
      const { path, view } = property;
      return { get: anchor => view.at(path.steps.length === 0 ? anchor : below(anchor, path.steps, shape)) };
    }
    case 'list': {
      const { path, view } = property;
      return { get: anchor => new ViewList(anchor, path.steps, shape, inner => view.at(inner)) };
    }
  }
}

/** The text that a value property stands for, as the document has it. */
export function rawValue(anchor: Anchor, { path }: { path: Property['path'] }): string | undefined {
  const element = locate(anchor.locate(), path.steps);
  if (path.attribute !== undefined) return element?.attr(path.attribute);
  const text = element?.text;
  // The layout between child elements is no value.
  return text !== undefined && text.trim() === '' && element?.child() !== undefined ? undefined : text;
}

function valueAccessor(property: ValueProperty<unknown>, shape: Shape): Accessor {
  const { converter } = property;
  return {
    get: anchor => {
      const raw = rawValue(anchor, property);
      return raw === undefined ? undefined : (converter.parse(raw) ?? raw);
    },
    set: (anchor, value) => {
      if (value === undefined) return removeRaw(anchor, property.path, shape);
      const raw = rawValue(anchor, property);
      if (raw !== undefined && converter.parse(raw) === value) return;
      writeRaw(anchor, property.path, typeof value === 'string' ? value : converter.format(value), shape);
    },
  };
}

function writeRaw(anchor: Anchor, path: Property['path'], raw: string, shape: Shape): void {
  const element = ensure(anchor.ensure(), path.steps, shape);
  if (path.attribute === undefined) element.text = raw;
  else element.setAttr(path.attribute, raw);
}

/** Removes the attribute or the element, and elements on the way that are left with nothing in them. */
function removeRaw(anchor: Anchor, path: Property['path'], shape: Shape): void {
  const own = anchor.locate();
  const element = locate(own, path.steps);
  if (!own || !element) return;
  if (path.attribute !== undefined) {
    const was = element.attr(path.attribute);
    element.setAttr(path.attribute, undefined);
    prune(own, path.steps, shape);
    if (was !== undefined) anchor.prune();
  } else if (path.steps.length === 0) {
    element.text = '';
  } else {
    element.remove();
    prune(own, path.steps.slice(0, -1), shape);
    anchor.prune();
  }
}

function flagAccessor({ path }: FlagProperty, shape: Shape): Accessor {
  return {
    get: anchor => locate(anchor.locate(), path.steps) !== undefined,
    set: (anchor, value) => {
      if (value === true) ensure(anchor.ensure(), path.steps, shape);
      else removeRaw(anchor, path, shape);
    },
  };
}

function sizeAccessor(property: SizeProperty, shape: Shape): Accessor {
  const { path, unit: fallback, unitAttribute } = property;
  const unitIn = (anchor: Anchor) => locate(anchor.locate(), path.steps)?.attr(unitAttribute);
  const read = (anchor: Anchor) => {
    const raw = rawValue(anchor, property);
    return raw === undefined ? undefined : (toBytes(raw, unitIn(anchor) ?? fallback) ?? raw);
  };
  return {
    get: read,
    set: (anchor, value) => {
      if (value === undefined) {
        locate(anchor.locate(), path.steps)?.setAttr(unitAttribute, undefined);
        removeRaw(anchor, path, shape);
      } else if (typeof value === 'string') {
        writeRaw(anchor, path, value, shape);
      } else if (typeof value === 'bigint' && read(anchor) !== value) {
        const present = unitIn(anchor);
        const { amount, unit } = fromBytes(
          value,
          ...(present === undefined ? [] : [present]),
          fallback,
          'KiB',
        );
        writeRaw(anchor, path, amount, shape);
        locate(anchor.locate(), path.steps)?.setAttr(unitAttribute, unit);
      }
    },
  };
}
