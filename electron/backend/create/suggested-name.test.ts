import { expect, it } from 'vitest';
import { nameFrom } from './suggested-name.ts';

it.each([
  ['Debian 12', 'debian-12'],
  ['/isos/Fedora-Server-dvd-x86_64-39.iso', 'fedora-server-dvd-x86-64-39'],
  ['Système d’été.qcow2', 'systeme-d-ete'],
  ['…', 'guest'],
  ['a'.repeat(60), 'a'.repeat(40)],
])('%s', (label, name) => {
  expect(nameFrom(label)).toBe(name);
});
