import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followJob } from './follow-job.ts';
import type { InnkeeperClient, VerbInput } from './verb.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Follows a job through these states, each so many milliseconds after the one before. */
async function follow(states: readonly (readonly [after: number, job: object])[]): Promise<string[]> {
  const notes: string[] = [];
  async function* events() {
    for (const [after, job] of states) {
      await vi.advanceTimersByTimeAsync(after);
      yield { kind: 'upsert', job: { id: 'a', state: 'running', ...job } };
    }
  }
  const client = { jobs: { watch: async () => events() } } as unknown as InnkeeperClient;
  const input = {
    client: async () => client,
    note: (line: string) => notes.push(line),
    signal: AbortSignal.any([]),
  };
  await followJob(input as unknown as VerbInput, 'a');
  return notes;
}

it('names each step, and says how far it is while one takes long', async () => {
  const notes = await follow([
    [0, { step: 'Copy', progress: 0 }],
    [1000, { step: 'Copy', progress: 0.1 }],
    [4000, { step: 'Copy', progress: 0.257 }],
    [4999, { step: 'Copy', progress: 0.4 }],
    [1, { step: 'Copy', progress: 0.5 }],
    [9000, { step: 'Define', progress: 0.9 }],
    [100, { state: 'done', progress: 1 }],
  ]);
  expect(notes).toEqual(['Copy', '25 % done', '50 % done', 'Define']);
});
