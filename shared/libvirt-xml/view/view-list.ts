import { childrenOf, type Shape, create, ensure, locate, orderBelow } from './path.ts';
import { attachedTo, type Anchor } from './anchor.ts';

/** The repeated children of one name, as views. Reads the document each time, so it is never stale. */
export class ViewList<V> implements Iterable<V> {
  readonly #anchor: Anchor;
  readonly #steps: readonly string[];
  readonly #shape: Shape;
  readonly #bind: (anchor: Anchor) => V;

  constructor(anchor: Anchor, steps: readonly string[], shape: Shape, bind: (anchor: Anchor) => V) {
    this.#anchor = anchor;
    this.#steps = steps;
    this.#shape = shape;
    this.#bind = bind;
  }

  get items(): V[] {
    const container = locate(this.#anchor.locate(), this.#steps.slice(0, -1));
    return container ? childrenOf(container, this.#name).map(element => this.#bind(attachedTo(element))) : [];
  }

  get length(): number {
    return this.items.length;
  }

  [Symbol.iterator](): Iterator<V> {
    return this.items[Symbol.iterator]();
  }

  /** Makes one more, behind the others, and fills it. */
  add(values: Partial<V> = {}): V {
    const container = ensure(this.#anchor.ensure(), this.#steps.slice(0, -1), this.#shape);
    const order = orderBelow(this.#shape, this.#steps.slice(0, -1));
    const view = this.#bind(attachedTo(create(container, this.#name, order)));
    return Object.assign(view as object, values) as V;
  }

  get #name(): string {
    return this.#steps.at(-1) ?? '';
  }
}
