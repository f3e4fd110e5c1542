import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spansOf, withoutEscapes } from './ansi.ts';

const escape = '\u001b';

test('looks are read, and end where they are ended', () => {
  expect(spansOf(`a${escape}[1;31mb${escape}[0mc`)).toEqual([
    { text: 'a', style: {} },
    { text: 'b', style: { bold: true, colour: 1 } },
    { text: 'c', style: {} },
  ]);
  expect(spansOf(`${escape}[92mx${escape}[39my`).map(({ style }) => style)).toEqual([{ colour: 2 }, {}]);
});

test('colours of larger palettes become the nearest of the eight', () => {
  expect(spansOf(`${escape}[38;5;196mx`)[0]?.style).toEqual({ colour: 1 });
  expect(spansOf(`${escape}[38;2;10;250;240;1mx`)[0]?.style).toEqual({ colour: 6, bold: true });
  expect(spansOf(`${escape}[48;5;196;4mx`)[0]?.style).toEqual({ underlined: true });
});

test('what moves the cursor, sets titles or asks the terminal is left out', () => {
  expect(withoutEscapes(`${escape}[2J${escape}[10;10Ha${escape}]0;title\u0007b${escape}[6nc`)).toBe('abc');
  expect(withoutEscapes(`${escape}]52;c;aGk=${escape}\\x`)).toBe('x');
});

test('no line, whatever is in it, shows a control character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), line => {
      const shown = spansOf(line.replaceAll('\t', ''))
        .map(({ text }) => text)
        .join('');
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      expect(shown).not.toMatch(/[\u0000-\u001f\u007f\u202e]/);
    }),
  );
});
