import type { XmlElement } from '../xml/element.ts';
import { accessor } from './accessors.ts';
import { attachedTo, type Anchor } from './anchor.ts';
import type { Shape } from './path.ts';
import type {
  FlagProperty,
  ListProperty,
  Property,
  Schema,
  SizeProperty,
  ValueProperty,
  ViewProperty,
} from './schema.ts';
import type { ViewList } from './view-list.ts';

/** What every view has besides its declared properties. */
export interface ViewBase {
  /** The element seen through the view; undefined while the document has none. */
  readonly element: XmlElement | undefined;
  readonly exists: boolean;
  /** Makes the element, empty, when the document has none. */
  ensure(): XmlElement;
  /** Takes the element out of the document. */
  remove(): void;
}

/**
 * A value that cannot be read as its type comes back as the text that stands there. Undefined means absent;
 * assigning undefined removes.
 */
type Scalar<T> = T | (string & {}) | undefined;

type Settable<P> =
  P extends ValueProperty<infer T>
    ? Scalar<T>
    : P extends FlagProperty
      ? boolean
      : P extends SizeProperty
        ? Scalar<bigint>
        : never;

type Nested<P> =
  P extends ViewProperty<infer S> ? View<S> : P extends ListProperty<infer S> ? ViewList<View<S>> : never;

type IsNested<P> = P extends ViewProperty<infer _> | ListProperty<infer _> ? true : false;

/** Typed properties over an element of a document. Reading and writing touch nothing but their own path. */
export type View<S extends Schema> = ViewBase & {
  -readonly [K in keyof S as IsNested<S[K]> extends true ? never : K]: Settable<S[K]>;
} & { readonly [K in keyof S as IsNested<S[K]> extends true ? K : never]: Nested<S[K]> };

export interface ViewDefinition<S extends Schema> {
  /** The element's name. */
  readonly name: string;
  readonly schema: S;
  /** The view of an element that exists. */
  of(element: XmlElement): View<S>;
  /** The view of an element that may have to be made. */
  at(anchor: Anchor): View<S>;
}

/** A definition whose schema is not known to the type system. */
export interface AnyViewDefinition {
  readonly name: string;
  readonly schema: Schema;
  of(element: XmlElement): ViewBase;
  at(anchor: Anchor): ViewBase;
}

/** What `of` and `at` return, by the definition: `ViewOf<typeof disk>`. */
export type ViewOf<D> = D extends ViewDefinition<infer S> ? View<S> : never;

/**
 * Defines the view of an element. The order of the schema's lines is the order in which missing children are
 * put in; `order` names the element's children in full where the schema leaves some out.
 */
export function defineView<const S extends Schema>(
  name: string,
  schema: S,
  order: readonly string[] = [],
): ViewDefinition<S> {
  const shape = shapeOf(schema, order);
  class BoundView implements ViewBase {
    readonly #anchor: Anchor;

    constructor(anchor: Anchor) {
      this.#anchor = anchor;
    }

    get element(): XmlElement | undefined {
      return this.#anchor.locate();
    }

    get exists(): boolean {
      return this.element !== undefined;
    }

    ensure(): XmlElement {
      return this.#anchor.ensure();
    }

    remove(): void {
      this.element?.remove();
    }

    static {
      for (const [key, property] of Object.entries<Property>(schema)) {
        const { get, set } = accessor(property, shape);
        Object.defineProperty(BoundView.prototype, key, {
          enumerable: true,
          get(this: BoundView) {
            return get(this.#anchor);
          },
          set(this: BoundView, next: unknown) {
            if (!set) throw new TypeError(`${key} is changed through its own properties`);
            set(this.#anchor, next);
          },
        });
      }
    }
  }
  // The accessors defined above are what the schema's type promises; TypeScript cannot follow defineProperty.
  const bind = (anchor: Anchor) => new BoundView(anchor) as unknown as View<S>;
  return { name, schema, of: element => bind(attachedTo(element)), at: bind };
}

function shapeOf(schema: Schema, own: readonly string[]): Shape {
  const order = new Map<string, string[]>([['', [...own]]]);
  const flags = new Set<string>();
  for (const { kind, path } of Object.values(schema)) {
    if (kind === 'flag') flags.add(path.steps.join('/'));
    for (const [index, step] of path.steps.entries()) {
      const parent = path.steps.slice(0, index).join('/');
      const names = order.get(parent) ?? [];
      if (!names.includes(step)) names.push(step);
      order.set(parent, names);
    }
  }
  return { order, flags };
}
