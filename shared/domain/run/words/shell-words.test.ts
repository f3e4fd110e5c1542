import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteWords, shellWords } from './shell-words.ts';

/** What a real shell makes of it. */
const ofShell = (line: string): string[] =>
  execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`])
    .toString()
    .split('\0')
    .slice(0, -1);

describe('shellWords', () => {
  it.each([
    ['sleep 60', ['sleep', '60']],
    ['  a\tb \n', ['a', 'b']],
    [`sh -c 'echo "x y"; sleep 1'`, ['sh', '-c', 'echo "x y"; sleep 1']],
    [String.raw`a\ b "c\"d\e" ''`, ['a b', String.raw`c"d\e`, '']],
    [`it"'"s`, [`it's`]],
    ['$HOME *', ['$HOME', '*']],
    ['', []],
  ])('splits %j', (line, words) => {
    expect(shellWords(line)).toEqual({ words });
  });

  it.each([
    [`echo 'x`, 'single'],
    ['echo "x', 'double'],
    ['echo \\', 'backslash'],
  ])('says what is left open in %j', (line, open) => {
    expect(shellWords(line)).toEqual({ open });
  });

  const word = fc
    .string({ unit: 'binary' })
    .map(text => text.replaceAll('\0', '').replace(/[\ud800-\udfff]/g, ''));

  it('takes back what was quoted', () => {
    fc.assert(
      fc.property(fc.array(word), words => {
        expect(shellWords(quoteWords(words))).toEqual({ words });
      }),
    );
  });

  it('quotes as a real shell reads', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), words => {
        expect(ofShell(quoteWords(words))).toEqual(words);
      }),
      { numRuns: 30 },
    );
  });
});
