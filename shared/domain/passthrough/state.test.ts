import { describe, expect, it } from 'vitest';
import { type StateFacts, stateOf } from './state.ts';

const facts: StateFacts = { phase: 'applied', working: false, hasSteps: true, inGuest: true };
const run = (state: 'before' | 'after' | 'interrupted', rebootPending = false) => ({ state, rebootPending });
const state = (more: Partial<StateFacts>) => stateOf({ ...facts, ...more }).state;

describe('the state of a set-up', () => {
  it('waits for the restart that it needs, and not for another', () => {
    expect(state({ run: run('after', true) })).toBe('waiting-for-reboot');
    expect(state({ run: run('after') })).toBe('after');
    expect(state({ hasSteps: false })).toBe('after');
  });

  it('is interrupted wherever it was cut short', () => {
    const cut: Partial<StateFacts>[] = [
      { phase: 'applying', run: run('interrupted'), inGuest: false },
      { phase: 'applying', run: run('after'), inGuest: false },
      { phase: 'applying', run: run('after'), inGuest: true },
      { phase: 'applied', run: run('interrupted') },
      { phase: 'applied', run: run('before') },
      { phase: 'applied', run: undefined },
      { phase: 'undoing', run: run('after'), inGuest: false },
      { phase: 'undoing', run: run('before'), inGuest: false },
    ];
    for (const each of cut) expect(state(each)).toBe('interrupted');
  });

  it('is as before where nothing was done, or all of it undone on the host itself', () => {
    expect(state({ phase: 'applying', run: undefined, inGuest: false })).toBe('before');
    expect(state({ phase: 'applying', run: run('before'), inGuest: false })).toBe('before');
  });

  it('says that the host still has to restart after it was undone', () => {
    expect(stateOf({ ...facts, phase: 'undone', run: run('before', true), inGuest: false })).toEqual({
      state: 'undone',
      rebootPending: true,
    });
  });

  it('is not called interrupted while it is being worked on', () => {
    expect(state({ phase: 'applying', working: true, run: run('interrupted') })).toBe('before');
    expect(state({ phase: 'undoing', working: true, run: run('interrupted') })).toBe('after');
  });

  it('does not call anything lost because the helper cannot be asked', () => {
    expect(state({ run: 'unreadable' })).toBe('after');
    expect(state({ phase: 'applying', run: 'unreadable' })).toBe('interrupted');
  });
});
