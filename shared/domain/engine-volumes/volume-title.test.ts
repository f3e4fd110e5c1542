import { expect, it } from 'vitest';
import { volumeTitle } from './volume-title.ts';

it('shows the beginning of an id, and every name whole', () => {
  const id = '0123456789abcdef'.repeat(4);
  expect(volumeTitle(id)).toBe('Without a name (0123456789ab)');
  for (const name of ['data', id.slice(1), `${id}0`, id.toUpperCase()]) expect(volumeTitle(name)).toBe(name);
});
