import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

function tokens(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const grounds = ['bg', 'surface', 'raised', 'sunken'];
const pairs = [
  ...['text', 'muted', 'accent', 'run', 'pause', 'err'].flatMap(text =>
    grounds.map(ground => [text, ground] as const),
  ),
  ['muted', 'accent-soft'],
  ['muted', 'off-soft'],
  ['accent', 'accent-soft'],
  ['run', 'run-soft'],
  ['pause', 'pause-soft'],
  ['err', 'err-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-err', 'err'],
  ['screen-text', 'screen'],
] as const;

describe.each([[':root'], ["[data-theme='dark']"]])('in %s', selector => {
  const own = new Map([...tokens(':root'), ...tokens(selector)]);

  it.each(pairs)('%s can be read on %s', (text, ground) => {
    expect(contrast(own.get(text) ?? '', own.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});

it('gives every colour of the light theme one in the dark theme, but for the lantern and what is on a screen', () => {
  const themed = [...tokens(':root').keys()].filter(name => !/^(lantern|screen)/.test(name));
  expect([...tokens("[data-theme='dark']").keys()].toSorted()).toEqual(themed.toSorted());
});
