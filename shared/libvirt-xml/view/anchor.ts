import type { XmlElement } from '../xml/element.ts';
import { type Shape, ensure, locate, prune } from './path.ts';

/** What a view is bound to: an element, or the place where one would be made. */
export interface Anchor {
  locate(): XmlElement | undefined;
  ensure(): XmlElement;
  /** Takes the element out when nothing is left in it, where it stands for nothing but its content. */
  prune(): void;
}

export function attachedTo(element: XmlElement): Anchor {
  return { locate: () => element, ensure: () => element, prune: () => {} };
}

/** The place that steps lead to from another one. */
export function below(anchor: Anchor, steps: readonly string[], shape: Shape): Anchor {
  return {
    locate: () => locate(anchor.locate(), steps),
    ensure: () => ensure(anchor.ensure(), steps, shape),
    prune: () => {
      const outer = anchor.locate();
      if (!outer) return;
      prune(outer, steps, shape);
      anchor.prune();
    },
  };
}
