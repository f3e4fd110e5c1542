import { expect, it } from 'vitest';
import { loadStylesAgain } from './load-styles-again.ts';

function styleSheet(href: string): HTMLLinkElement {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  document.head.append(link);
  return link;
}

const links = (href: string) => [...document.querySelectorAll(`link[href="${href}"]`)];

/** As Vite tells of what a part of the page needs and did not get. Answers whether the part is not shown. */
function isFatal(payload: Error): boolean {
  return window.dispatchEvent(
    Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload }),
  );
}

it('asks for a style sheet once more, and shows the part of the page meanwhile', () => {
  loadStylesAgain();
  const first = styleSheet('/part.css');
  first.dispatchEvent(new Event('error'));
  const [again, ...more] = links('/part.css');
  expect(more).toEqual([]);
  expect(again).not.toBe(first);
  expect(again).toMatchObject({ rel: 'stylesheet' });
  again?.dispatchEvent(new Event('error'));
  expect(links('/part.css')).toEqual([again]);
  expect(isFatal(new Error('a style sheet'))).toBe(false);
  expect(isFatal(new TypeError('a module'))).toBe(true);
});
