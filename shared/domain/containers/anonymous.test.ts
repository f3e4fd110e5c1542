import { expect, it } from 'vitest';
import { askedMounts, isAnonymous } from './anonymous.ts';

const id = 'ab'.repeat(32);

it('is one that nobody named', () => {
  expect(isAnonymous(id, { Binds: ['data:/data'], Mounts: [{ Type: 'volume', Source: '' }] })).toBe(true);
  expect(isAnonymous('data', {})).toBe(false);
});

it('is none that was asked for by its id', () => {
  expect(isAnonymous(id, { Binds: [`${id}:/data:ro`] })).toBe(false);
  expect(isAnonymous(id, { Mounts: [{ Type: 'volume', Source: id }] })).toBe(false);
});

it('is told by its name alone of Podman, which lists whatever it mounted', () => {
  const host = { Binds: [`${id}:/data:rw,rprivate,rbind`, 'data:/more:rw'] };
  expect(isAnonymous(id, askedMounts(host, { product: 'podman' }))).toBe(true);
  expect(isAnonymous('data', askedMounts(host, { product: 'podman' }))).toBe(false);
  expect(isAnonymous(id, askedMounts(host, { product: 'docker' }))).toBe(false);
});
