import { expect, it } from 'vitest';
import { guestActionSchema, guestStateSchema } from '../../contract/guests.ts';
import { isPossible, leadsTo, possibleActions, takes } from './actions.ts';

it('leaves every state but an unknown one something to do, and every action a state', () => {
  for (const state of guestStateSchema.options) expect(possibleActions(state), state).not.toEqual([]);
  for (const action of guestActionSchema.options) {
    expect(
      guestStateSchema.options.some(state => isPossible(action, state)),
      action,
    ).toBe(true);
  }
});

const losesMemory: ReadonlySet<string> = new Set(['force-off', 'reset', 'discard-saved']);

it('offers what loses memory after everything else', () => {
  for (const state of guestStateSchema.options) {
    const hard = possibleActions(state).map(action => losesMemory.has(action));
    expect(hard, state).toEqual(hard.toSorted((a, b) => Number(a) - Number(b)));
  }
});

it('never says that an action leads to a state in which it could be asked for again', () => {
  for (const action of guestActionSchema.options) {
    for (const state of leadsTo[action] ?? [])
      expect(isPossible(action, state), `${action} ${state}`).toBe(false);
  }
});

it('offers a container nothing that its driver has no call for', () => {
  const container = { state: 'running', virtualization: 'lxc' } as const;
  expect(takes(container, 'save')).toBe(false);
  expect(takes(container, 'shutdown')).toBe(true);
  expect(takes({ ...container, virtualization: 'kvm' }, 'save')).toBe(true);
});
