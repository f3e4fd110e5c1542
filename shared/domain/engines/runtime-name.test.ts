import { expect, it } from 'vitest';
import { runtimeName } from './runtime-name.ts';

it('is what the engine names, and Podman names none', () => {
  expect(runtimeName('kata')).toBe('kata');
  for (const said of ['oci', '', null, undefined]) expect(runtimeName(said)).toBeUndefined();
});
