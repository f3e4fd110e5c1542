import { expect, it } from 'vitest';
import { engineStateSchema } from './container-state.ts';

it('takes Podman’s own states for those of Docker, and nothing else', () => {
  expect(engineStateSchema.parse('stopping')).toBe('running');
  expect(engineStateSchema.parse('initialized')).toBe('created');
  expect(engineStateSchema.parse('paused')).toBe('paused');
  expect(() => engineStateSchema.parse('asleep')).toThrow();
});
