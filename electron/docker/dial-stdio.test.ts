import { expect, it } from 'vitest';
import { dialStdioArguments } from './dial-stdio.ts';

it('puts the host behind the end of options, and the socket over there into one word', () => {
  const words = dialStdioArguments({
    kind: 'ssh',
    host: 'build-01',
    user: 'sam',
    port: 2222,
    path: "/run/a'b $(x)/docker.sock",
  });
  expect(words.slice(words.indexOf('--'))).toEqual([
    '--',
    'build-01',
    `docker --host 'unix:///run/a'\\''b $(x)/docker.sock' system dial-stdio`,
  ]);
  expect(words.slice(words.indexOf('-p'), words.indexOf('-p') + 4)).toEqual(['-p', '2222', '-l', 'sam']);
  expect(words).toContain('BatchMode=yes');
});

it('leaves to the person’s configuration what the address does not say', () => {
  const words = dialStdioArguments({ kind: 'ssh', host: 'build-01' });
  expect(words).not.toContain('-l');
  expect(words).not.toContain('-p');
  expect(words.at(-1)).toBe('docker system dial-stdio');
});
