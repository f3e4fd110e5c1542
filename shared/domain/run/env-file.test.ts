import { expect, it } from 'vitest';
import { parseEnvFile } from './env-file.ts';

const none = () => undefined;

it.each([
  ['A=1\nB=2\n', ['A=1', 'B=2']],
  ['# no\n\n  \n\tA=1', ['A=1']],
  ['A="quoted" # and more ', ['A="quoted" # and more ']],
  ['A=b=c', ['A=b=c']],
  ['A=', ['A=']],
  ['\uFEFFA=1\r\nB=2\r\n', ['A=1', 'B=2']],
  ['ABSENT', []],
])('reads %j', (text, pairs) => {
  expect(parseEnvFile(text, none)).toEqual({ pairs });
});

it('takes what has a name alone from where it runs', () => {
  expect(parseEnvFile('HOME\nUSER', name => (name === 'HOME' ? '/root' : undefined))).toEqual({
    pairs: ['HOME=/root'],
  });
});

it.each([
  ['A=1\n=2', 2, 'name-missing'],
  ['export A=1', 1, 'name-has-spaces'],
  ['A =1', 1, 'name-has-spaces'],
])('says where %j is wrong', (text, line, wrong) => {
  expect(parseEnvFile(text, none)).toEqual({ line, wrong });
});
