import { devices } from '../../libvirt-xml/devices/devices.ts';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import type { AnyViewDefinition } from '../../libvirt-xml/view/define-view.ts';
import type { Path } from '../../libvirt-xml/view/path.ts';
import type { Property } from '../../libvirt-xml/view/schema.ts';
import { splitName } from '../../libvirt-xml/xml/namespaces.ts';

const NONE: AnyViewDefinition['schema'] = {};

const ofDevices: ReadonlyMap<string, [string, Property]> = new Map(
  Object.entries<Property>(devices.schema)
    .filter(([, { kind }]) => kind === 'list' || kind === 'view')
    .map(entry => [entry[1].path.steps.join('/'), entry]),
);

/** The property of `<devices>` that holds the elements of a name. */
export function devicesProperty(element: string): [string, Property] | undefined {
  return ofDevices.get(element);
}

/** The view of a device's element, or of `domain`; undefined for an element that none models. */
export function viewOf(element: string): AnyViewDefinition | undefined {
  if (element === 'domain') return domain;
  const property = devicesProperty(element)?.[1];
  return property && 'view' in property ? property.view : undefined;
}

/** The property of a view by its name, nested ones with dots. */
export function propertyOf(view: AnyViewDefinition | undefined, name: string): Property | undefined {
  const parts = name.split('.');
  let at = view;
  for (const part of parts.slice(0, -1)) {
    const property = at && own(at, part);
    at = property && property.kind === 'view' ? property.view : undefined;
  }
  return at && own(at, parts.at(-1) ?? '');
}

const own = (view: AnyViewDefinition, name: string) =>
  Object.hasOwn(view.schema, name) ? view.schema[name] : undefined;

export interface NamedProperty {
  /** Dotted. */
  readonly name: string;
  readonly property: Property;
  /** From the element of the item. */
  readonly path: Path;
  /** The element that it stands in or is, by local names: `source/host`. */
  readonly place: string;
}

const flattened = new WeakMap<AnyViewDefinition, readonly NamedProperty[]>();

/** Every property of a view that is no view itself, those of nested views with dots. */
export function allProperties(view: AnyViewDefinition | undefined): readonly NamedProperty[] {
  if (!view) return [];
  const known =
    flattened.get(view) ?? flatten(view.schema === domain.schema ? settings : view.schema, '', []);
  flattened.set(view, known);
  return known;
}

/** `<domain>` without its devices, which are items of their own; what is left below `<devices>` is a setting. */
const settings = {
  ...domain.schema,
  devices: {
    ...domain.schema.devices,
    view: {
      ...devices,
      schema: Object.fromEntries(
        Object.entries<Property>(devices.schema).filter(([, { kind }]) => kind === 'value'),
      ),
    },
  },
};

function flatten(
  schema: AnyViewDefinition['schema'] = NONE,
  prefix: string,
  steps: readonly string[],
): NamedProperty[] {
  return Object.entries<Property>(schema).flatMap(([key, property]): NamedProperty[] => {
    const name = `${prefix}${key}`;
    const path: Path = { steps: [...steps, ...property.path.steps], attribute: property.path.attribute };
    const place = path.steps.map(step => splitName(step).local).join('/');
    if (property.kind !== 'view') return [{ name, property, path, place }];
    return flatten(property.view.schema, `${name}.`, path.steps);
  });
}

/**
 * The paths that views read and write, without indices, as `genericsOf` asks for them: attributes, texts, and whole
 * elements that are items of their own.
 */
export function modelled(element: string): ReadonlySet<string> {
  const present = modelledBy.get(element);
  if (present) return present;
  const found = new Set<string>();
  addModelled(allProperties(viewOf(element)), '', found);
  if (element === 'domain') {
    found.add('@id');
    for (const { kind, path } of Object.values<Property>(devices.schema)) {
      if (kind !== 'value') found.add(`devices/${path.steps.join('/')}`);
    }
  }
  modelledBy.set(element, found);
  return found;
}

const modelledBy = new Map<string, Set<string>>();

function addModelled(properties: readonly NamedProperty[], prefix: string, found: Set<string>): void {
  for (const { property, path } of properties) {
    const at = `${prefix}${path.steps.map(step => `${step}/`).join('')}`;
    switch (property.kind) {
      case 'list':
        addModelled(allProperties(property.view), at, found);
        found.add(`${at}text()`);
        break;
      case 'size':
        found.add(`${at}@${property.unitAttribute}`);
        found.add(path.attribute === undefined ? `${at}text()` : `${at}@${path.attribute}`);
        break;
      case 'flag':
        found.add(`${at}text()`);
        break;
      case 'value':
        found.add(path.attribute === undefined ? `${at}text()` : `${at}@${path.attribute}`);
        break;
      case 'view':
        break;
    }
  }
}
