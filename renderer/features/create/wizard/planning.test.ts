import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { setAnswer } from './answers.ts';
import { dropDraft, startOver } from './draft-store.ts';
import { forgetPlan, usePlan } from './plan-store.ts';
import { startPlanning } from './planning.ts';

interface Asked {
  request: CreateRequest;
  signal: AbortSignal;
  answer: () => void;
}

let asked: Asked[];
let stop: () => void;

/** A plan for a request, as far as the store looks into one. */
const planOf = (request: CreateRequest) => ({
  resolved: request,
  problems: [],
  warnings: [],
  summary: [{ topic: 'memory', label: 'Memory', value: 'x', why: '' }],
  reasons: {},
});

beforeEach(() => {
  asked = [];
  connectApi({
    call: (_path, input, { signal }) =>
      new Promise(resolve => {
        const request = input as CreateRequest;
        asked.push({ request, signal: signal as AbortSignal, answer: () => resolve(planOf(request)) });
      }),
  });
  startOver('system' as ConnectionId);
  stop = startPlanning();
});
afterEach(() => {
  stop();
  dropDraft();
  forgetPlan();
});

const last = () => asked.at(-1) as Asked;

test('an overtaken plan is cancelled, and its late answer changes nothing', async () => {
  setAnswer('vcpus', 2);
  await expect.poll(() => last().request.vcpus).toBe(2);
  const overtaken = last();
  setAnswer('vcpus', 3);
  expect(usePlan.getState().stale).toBe(true);
  await expect.poll(() => last().request.vcpus).toBe(3);
  expect(overtaken.signal.aborted).toBe(true);
  last().answer();
  await expect.poll(() => usePlan.getState().plan?.resolved.vcpus).toBe(3);
  overtaken.answer();
  await Promise.resolve();
  expect(usePlan.getState()).toMatchObject({ stale: false, plan: { resolved: { vcpus: 3 } } });
});

test('keys in a row make one plan', async () => {
  await expect.poll(() => asked).toHaveLength(1);
  for (const name of ['w', 'we', 'web']) setAnswer('name', name);
  await expect.poll(() => last().request.name).toBe('web');
  expect(asked).toHaveLength(2);
});

test('what did not change in a plan stays the same object', async () => {
  await expect.poll(() => asked).toHaveLength(1);
  last().answer();
  await expect.poll(() => usePlan.getState().plan).toBeDefined();
  const before = usePlan.getState().plan?.summary;
  setAnswer('vcpus', 5);
  await expect.poll(() => last().request.vcpus).toBe(5);
  last().answer();
  await expect.poll(() => usePlan.getState().plan?.resolved.vcpus).toBe(5);
  expect(usePlan.getState().plan?.summary).toBe(before);
});

test('what cannot be planned is said at once, before any answer', () => {
  setAnswer('vcpus', 0);
  expect(usePlan.getState().typed).toContainEqual(expect.objectContaining({ field: 'vcpus' }));
});
