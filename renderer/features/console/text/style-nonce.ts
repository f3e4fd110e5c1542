import { styleNonce } from '#renderer/app/theme/emotion-cache.ts';

let stamped = false;

/**
 * xterm makes style elements of its own without a nonce (xtermjs/xterm.js#4445), which our content security
 * policy would refuse. Called before the first terminal is made; does nothing without a nonce.
 */
export function stampStyleElements(page: Document = document): void {
  const nonce = styleNonce(page);
  if (stamped || nonce === undefined) return;
  stamped = true;
  const createElement = page.createElement.bind(page);
  page.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
