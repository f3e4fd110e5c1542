import { expect, test } from 'vitest';
import { adaptStyles } from './strict-styles.ts';

function page(nonce?: string): Document {
  const made = document.implementation.createHTMLDocument();
  if (nonce !== undefined) {
    const meta = made.createElement('meta');
    meta.setAttribute('property', 'csp-nonce');
    meta.setAttribute('content', nonce);
    made.head.append(meta);
  }
  adaptStyles(made);
  return made;
}

test('style elements carry the nonce of the page', () => {
  expect(page('abc').createElement('style').nonce).toBe('abc');
});

test('a style attribute reads back as it was written, and others are left alone', () => {
  const span = page().createElement('span');
  span.setAttribute('style', 'color: rgb(1, 2, 3);');
  span.setAttribute('title', 'x');
  expect([span.getAttribute('style'), span.title]).toEqual(['color: rgb(1, 2, 3);', 'x']);
});

test('a page is adapted once, however many terminals are opened', () => {
  const made = page('abc');
  const { createElement } = made;
  adaptStyles(made);
  expect(made.createElement).toBe(createElement);
});
