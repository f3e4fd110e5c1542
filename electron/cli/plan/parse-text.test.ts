import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseText, TextError } from './parse-text.ts';

function refusal(text: string): TextError {
  try {
    parseText(text);
  } catch (error) {
    if (error instanceof TextError) return error;
    throw error;
  }
  throw new Error('It was read.');
}

describe('parseText', () => {
  it('reads JSON as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), fc.boolean(), (json, wide) => {
        const value: unknown = JSON.parse(json);
        const text = wide ? JSON.stringify(value, null, '\t') : json;
        expect(parseText(text).value).toEqual(value);
      }),
    );
  });

  it('knows where a value stands, or should', () => {
    const { placeOf } = parseText('name: a\ndisks:\n  - size: 1\n  - bus: ide\n    sise: 2\n');
    expect(placeOf(['disks', 1, 'sise'])).toEqual({ line: 5, column: 5 });
    expect(placeOf(['disks', 1])).toEqual({ line: 4, column: 5 });
    expect(placeOf(['disks', 1, 'format'])).toEqual({ line: 4, column: 5 });
    expect(placeOf(['source'])).toEqual({ line: 1, column: 1 });
    expect(placeOf([])).toEqual({ line: 1, column: 1 });
  });

  it.each([
    ['a: [1', 1],
    ['a: 1\na: 2\n', 2],
    ['a: &x 1\nb: *x\n', 2],
    ['a: !!js/function 1', 1],
    ['1: a', 1],
    ['? [a]\n: b', 1],
    ['a: 1\n---\nb: 2', 2],
    ['a: "\u0000', 1],
  ])('refuses %j in line %i', (text, line) => {
    expect(refusal(text).place?.line).toBe(line);
  });

  it('is not brought down by a few lines that stand for very many', () => {
    const laughs = ['a0: &a0 [x, x]'];
    for (let level = 1; level < 60; level += 1)
      laughs.push(`a${level}: &a${level} [*a${level - 1}, *a${level - 1}]`);
    expect(refusal(laughs.join('\n')).message).toContain('Aliases');
    expect(refusal('['.repeat(100_000)).message).toContain('nested deeper');
    expect(refusal(`${'- '.repeat(100_000)}x`)).toBeInstanceOf(TextError);
    expect(
      refusal(Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')),
    ).toBeInstanceOf(TextError);
  });
});
