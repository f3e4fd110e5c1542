import type { AnyViewDefinition, ViewDefinition } from './define-view.ts';
import type { Converter } from './converters.ts';
import { parsePath, type Path } from './path.ts';

/** A text, number or word in an attribute or element. */
export interface ValueProperty<T> {
  readonly kind: 'value';
  readonly path: Path;
  readonly converter: Converter<T>;
}

/** An element that means something by being there: `<readonly/>`. */
export interface FlagProperty {
  readonly kind: 'flag';
  readonly path: Path;
}

/** An amount of bytes; the unit stands in an attribute beside it. */
export interface SizeProperty {
  readonly kind: 'size';
  readonly path: Path;
  /** The unit when the document names none. */
  readonly unit: string;
  readonly unitAttribute: string;
}

/** At most one element with properties of its own. */
export interface ViewProperty<S extends Schema> {
  readonly kind: 'view';
  readonly path: Path;
  readonly view: ViewDefinition<S>;
}

/** Any number of elements of one name. */
export interface ListProperty<S extends Schema> {
  readonly kind: 'list';
  readonly path: Path;
  readonly view: ViewDefinition<S>;
}

/** A property of any type. */
export type Property =
  | ValueProperty<unknown>
  | FlagProperty
  | SizeProperty
  | { readonly kind: 'view' | 'list'; readonly path: Path; readonly view: AnyViewDefinition };

/** The properties of a view by name, in the order in which libvirt writes their elements. */
export type Schema = Readonly<Record<string, Property>>;

/** Declares a value: its path below the element, and how to read and write it. */
export function value<T>(path: string, converter: Converter<T>): ValueProperty<T> {
  return { kind: 'value', path: parsePath(path), converter };
}

/** Declares an element whose presence is the information. */
export function flag(path: string): FlagProperty {
  return { kind: 'flag', path: parsePath(path) };
}

/** Declares a size in bytes, written with a unit. `unit` is what a missing unit means in this place. */
export function size(path: string, unit: string, unitAttribute = 'unit'): SizeProperty {
  return { kind: 'size', path: parsePath(path), unit, unitAttribute };
}

/** Declares a child element that has a view of its own. */
export function view<S extends Schema>(path: string, definition: ViewDefinition<S>): ViewProperty<S> {
  return { kind: 'view', path: parsePath(path), view: definition };
}

/** Declares a repeated child element. */
export function list<S extends Schema>(path: string, definition: ViewDefinition<S>): ListProperty<S> {
  return { kind: 'list', path: parsePath(path), view: definition };
}
