import { describe, expect, it } from 'vitest';
import { isInstalled } from './node-packages.mjs';
import { satisfies } from './node-version.mjs';

const locked = {
  '': { version: '0.1.0' },
  'electron/libvirt': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/only-on-mac': { version: '1.0.0', optional: true },
};
const { '': _, ...installed } = locked;

describe('isInstalled', () => {
  it('is content with what the lock file says', () => {
    expect(isInstalled(locked, installed)).toBe(true);
  });

  it('does not miss an optional package of another platform', () => {
    const { 'node_modules/only-on-mac': __, ...rest } = installed;
    expect(isInstalled(locked, rest)).toBe(true);
  });

  it('sees a missing package and another version, of an optional package too', () => {
    const { 'node_modules/zod': __, ...rest } = installed;
    expect(isInstalled(locked, rest)).toBe(false);
    expect(isInstalled(locked, { ...installed, 'node_modules/zod': { version: '4.6.6' } })).toBe(false);
    expect(isInstalled(locked, { ...installed, 'node_modules/only-on-mac': { version: '0.9.0' } })).toBe(
      false,
    );
  });
});

describe('satisfies', () => {
  it.each([
    ['20.19.0', true],
    ['20.20.2', true],
    ['22.0.0', true],
    ['20.9.0', false],
    ['18.20.1', false],
  ])('Node %s for >=20.19: %s', (version, answer) => {
    expect(satisfies(version, '>=20.19')).toBe(answer);
  });
});
