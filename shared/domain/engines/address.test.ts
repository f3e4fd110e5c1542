import { expect, test } from 'vitest';
import { formatEngineAddress, isEngineAddress, readEngineAddress } from './address.ts';

test.each([
  ['unix:///var/run/docker.sock', { kind: 'unix', path: '/var/run/docker.sock' }],
  ['tcp://build-01', { kind: 'tcp', host: 'build-01', port: 2375, tls: false }],
  ['tcp://build-01:2376', { kind: 'tcp', host: 'build-01', port: 2376, tls: true }],
  ['tcp://build-01:80', { kind: 'tcp', host: 'build-01', port: 80, tls: false }],
  ['https://build-01:443', { kind: 'tcp', host: 'build-01', port: 443, tls: true }],
  ['tcp://[fe80::1]:2375', { kind: 'tcp', host: 'fe80::1', port: 2375, tls: false }],
  ['ssh://build-01', { kind: 'ssh', host: 'build-01' }],
  ['ssh://sam@build-01:2222', { kind: 'ssh', host: 'build-01', user: 'sam', port: 2222 }],
  [
    'ssh://sam@build-01/run/user/1000/docker.sock',
    { kind: 'ssh', host: 'build-01', user: 'sam', path: '/run/user/1000/docker.sock' },
  ],
])('%s is read, and written in one spelling', (text, address) => {
  expect(readEngineAddress(text)).toEqual({ address });
  expect(readEngineAddress(formatEngineAddress(address as never))).toEqual({ address });
});

test.each([
  '',
  'build-01',
  '/var/run/docker.sock',
  'unix://docker.sock',
  'unix://',
  'tcp://',
  'tcp://build-01:port',
  'tcp://sam@build-01',
  'tcp://build-01/prefix',
  'ssh://sam:secret@build-01',
  'ssh://-oProxyCommand=evil',
  'ssh://-l@build-01',
  'ssh://sam%zz@build-01',
  'ssh://build-01/%ff',
  'npipe:////./pipe/docker_engine',
])('%s is refused with a reason', text => {
  expect(readEngineAddress(text)).toHaveProperty('invalid');
});

test('no address of libvirt is taken for one of an engine', () => {
  for (const uri of ['qemu:///system', 'lxc:///system', 'qemu+unix:///system?socket=/x', 'test:///default'])
    expect(isEngineAddress(uri)).toBe(false);
  for (const address of ['unix:///x', 'tcp://h:1', 'ssh://h', 'UNIX:///x'])
    expect(isEngineAddress(address)).toBe(true);
});
