import { expect, test } from 'vitest';
import { guestSchema, type Display, type Guest } from '#shared/contract/guests.ts';
import { displayPhase, displayProblem, retryDelay, textPhase, type Link } from './phase.ts';

function guest(over: Partial<Guest>): Guest {
  return {
    ...guestSchema.parse({
      connection: 'system',
      uuid: '5a6b0c5e-5f4c-4a9e-9f0e-0d7c3f0f6a11',
      name: 'g',
      state: 'running',
      persistent: true,
      autostart: false,
      virtualization: 'qemu',
      arch: 'x86_64',
      vcpus: 1,
      memory: 1,
      tags: [],
      addresses: [],
      displays: [{ index: 0, type: 'vnc', openable: true }],
      textConsoles: [],
    }),
    ...over,
  };
}
const display = (type: Display['type']): Display => ({ index: 0, type, openable: type === 'vnc' });
const open: Link = { kind: 'open', silent: false };

test('a guest that is off says so even while an old pipe still closes', () => {
  for (const state of ['off', 'saved', 'crashed'] as const) {
    expect(displayPhase(guest({ state }), 0, open)).toEqual({ kind: 'off', state });
    expect(textPhase(guest({ state }), { kind: 'connecting' })).toEqual({ kind: 'off', state });
  }
});

test('paused and suspended guests keep their picture', () => {
  expect(displayPhase(guest({ state: 'paused' }), 0, open).kind).toBe('live');
  expect(displayPhase(guest({ state: 'suspended' }), 0, open).kind).toBe('live');
});

test('why a display cannot be drawn, off or on, and which one can', () => {
  const spice = display('spice');
  const vnc = { ...display('vnc'), index: 1 };
  expect(displayProblem(guest({ displays: [spice] }), 0)).toEqual({ kind: 'unopenable', why: 'spice' });
  expect(displayProblem(guest({ displays: [spice, vnc] }), 0)).toEqual({
    kind: 'unopenable',
    why: 'spice',
    other: 1,
  });
  expect(displayProblem(guest({ displays: [spice, vnc] }), 1)).toBeUndefined();
  expect(displayProblem(guest({ displays: [] }), 0)).toEqual({ kind: 'unopenable', why: 'no-display' });
  expect(displayProblem(guest({ displays: [display('sdl')] }), 0)?.why).toBe('other-display');
  expect(displayPhase(guest({ state: 'off', displays: [spice] }), 0, { kind: 'idle' }).kind).toBe(
    'unopenable',
  );
});

test('a text console does not care about displays', () => {
  expect(textPhase(guest({ displays: [] }), open).kind).toBe('live');
});

test('a guest that is gone, or not there yet, is absent', () => {
  expect(displayPhase(undefined, 0, open).kind).toBe('absent');
  expect(textPhase(undefined, open).kind).toBe('absent');
});

test('attempts grow apart and stop growing at five seconds', () => {
  expect([0, 1, 2, 3, 4, 5, 60].map(retryDelay)).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
});
