import { styleNonce } from '#renderer/app/theme/emotion-cache.ts';

const adapted = new WeakSet<Document>();

/**
 * Lets xterm style itself under our content security policy, which knows nonces only: its style elements get
 * the page's nonce (xtermjs/xterm.js#4445), and what it writes into the `style` attribute of a cell goes
 * through the CSSOM instead, which no policy forbids. Called before the first terminal is made.
 */
export function adaptStyles(page: Document = document): void {
  if (adapted.has(page)) return;
  adapted.add(page);
  const nonce = styleNonce(page);
  const createElement = page.createElement.bind(page);
  page.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = createElement(name, options);
    if (element instanceof HTMLStyleElement && nonce !== undefined) element.nonce = nonce;
    else if (element instanceof HTMLSpanElement) element.setAttribute = setAttributeThroughCssom;
    return element;
  };
}

function setAttributeThroughCssom(this: HTMLElement, name: string, value: string): void {
  if (name === 'style') this.style.cssText = value;
  else HTMLElement.prototype.setAttribute.call(this, name, value);
}
