import { describe, expect, it } from 'vitest';
import { LeftBehindError, runSteps, type UndoableStep } from './undo.ts';

function recorder() {
  const trail: string[] = [];
  const log: string[] = [];
  const abort = new AbortController();
  const step = (title: string, more: Partial<UndoableStep> = {}): UndoableStep => ({
    title,
    do: async () => void trail.push(`do ${title}`),
    undo: async () => void trail.push(`undo ${title}`),
    ...more,
  });
  const reporter = {
    signal: abort.signal,
    step: () => undefined,
    log: (text: string) => void log.push(text),
  };
  return { trail, log, abort, step, reporter };
}

describe('runSteps', () => {
  it('undoes what was done in reverse order and throws the first error', async () => {
    const { trail, step, reporter } = recorder();
    const broken = new Error('refused');
    const steps = [step('a'), step('b'), step('c', { do: () => Promise.reject(broken) }), step('d')];
    await expect(runSteps(steps, reporter)).rejects.toBe(broken);
    expect(trail).toEqual(['do a', 'do b', 'undo b', 'undo a']);
  });

  it('undoes the step that failed, too, when that can undo the half of it', async () => {
    const { trail, step, reporter } = recorder();
    const broken = () => Promise.reject(new Error('refused'));
    const steps = [step('a'), step('b', { undoesHalf: true, do: broken }), step('c')];
    await expect(runSteps(steps, reporter)).rejects.toThrow('refused');
    expect(trail).toEqual(['do a', 'undo b', 'undo a']);
  });

  it('goes on undoing after an undo failed, and says what was left behind', async () => {
    const { trail, log, step, reporter } = recorder();
    const broken = new Error('refused');
    const stuck = new Error('busy');
    const steps = [
      step('a'),
      step('b', { undo: () => Promise.reject(stuck) }),
      step('c', { do: () => Promise.reject(broken) }),
    ];
    const error = await runSteps(steps, reporter).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(LeftBehindError);
    expect(error).toMatchObject({ cause: broken, leftovers: [{ title: 'b', error: stuck }] });
    expect(trail).toEqual(['do a', 'do b', 'undo a']);
    expect(log).toContain('Could not undo: b (busy)');
  });

  it('stops between steps when cancelled, and undoes', async () => {
    const { trail, abort, step, reporter } = recorder();
    const steps = [step('a', { do: async () => abort.abort() }), step('b')];
    await expect(runSteps(steps, reporter)).rejects.toBe(abort.signal.reason);
    expect(trail).toEqual(['undo a']);
  });

  it('undoes everything when the cancel came during the last step', async () => {
    const { trail, abort, step, reporter } = recorder();
    await expect(runSteps([step('a', { do: async () => abort.abort() })], reporter)).rejects.toThrow();
    expect(trail).toEqual(['undo a']);
  });
});
