import { expect, test } from 'vitest';
import { buildEngineAddress, emptyEngineForm, takeApart } from './engine-form.ts';

const build = (change: Partial<typeof emptyEngineForm>) =>
  buildEngineAddress({ ...emptyEngineForm, ...change });

test('every field lands in its place', () => {
  expect(build({ host: 'build-01', user: 'sam', port: '2222' })).toEqual({
    address: 'ssh://sam@build-01:2222',
  });
  expect(build({ kind: 'unix', path: ' /run/docker.sock ' })).toEqual({ address: 'unix:///run/docker.sock' });
  expect(build({ kind: 'tcp', host: 'fe80::1' })).toEqual({ address: 'tcp://[fe80::1]:2375' });
});

test('with certificates the connection is encrypted, whatever the port', () => {
  expect(build({ kind: 'tcp', host: 'h', certificates: '/c' })).toEqual({ address: 'tcp://h:2376' });
  expect(build({ kind: 'tcp', host: 'h', port: '4000', certificates: '/c' })).toEqual({
    address: 'https://h:4000',
  });
});

test.each([
  { host: '' },
  { host: 'a b' },
  { host: 'a/b' },
  { host: '-oProxyCommand=x' },
  { host: 'h', user: '-l' },
  { host: 'h', port: '0' },
  { host: 'h', port: '65536' },
  { host: 'h', port: '22x' },
  { kind: 'unix', path: 'docker.sock' },
] as const)('%j is refused with a sentence', change => {
  expect(build(change)).toHaveProperty('problem');
});

test('a whole address is taken apart into its fields, and left alone where they cannot say all of it', () => {
  const apart = (text: string) => takeApart(emptyEngineForm, text);
  expect(apart('tcp://10.0.0.5:2375')).toMatchObject({ kind: 'tcp', host: '10.0.0.5', port: '2375' });
  expect(apart(' ssh://sam@build-01:2222 ')).toMatchObject({ kind: 'ssh', user: 'sam', port: '2222' });
  expect(apart('unix:///run/docker.sock')).toMatchObject({ kind: 'unix', path: '/run/docker.sock' });
  expect(apart('build-01')).toBeUndefined();
  expect(apart('ftp://build-01')).toBeUndefined();
  expect(apart('ssh://build-01/run/docker.sock')).toBeUndefined();
  // Without a folder of certificates it would go over there in the clear.
  expect(apart('https://build-01:4000')).toBeUndefined();
});
