import type { XmlElement } from '../xml/element.ts';
import { type Shape, ensure, locate } from './path.ts';

/** What a view is bound to: an element, or the place where one would be made. */
export interface Anchor {
  locate(): XmlElement | undefined;
  ensure(): XmlElement;
}

export function attachedTo(element: XmlElement): Anchor {
  return { locate: () => element, ensure: () => element };
}

/** The place that steps lead to from another one. */
export function below(anchor: Anchor, steps: readonly string[], shape: Shape): Anchor {
  return {
    locate: () => locate(anchor.locate(), steps),
    ensure: () => ensure(anchor.ensure(), steps, shape),
  };
}
