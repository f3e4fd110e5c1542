import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CreatePlan } from '#shared/contract/create/plan.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { GiB } from '#shared/domain/units.ts';
import { setAnswer } from '../answers.ts';
import { dropDraft, startOver, useDraft } from '../draft-store.ts';
import { changePlan, forgetPlan } from '../plan-store.ts';
import { useAnswer } from '../use-answer.ts';
import { NumberAnswer } from './number-answer.tsx';
import { SizeAnswer } from './size-answer.tsx';
import { TextAnswer } from './text-answer.tsx';

const plan = {
  resolved: { vcpus: 2, memory: 2 * GiB, cpu: { mode: 'host-model' } },
  reasons: { vcpus: 'enough to stay responsive' },
  problems: [],
  warnings: [{ field: 'memory', text: 'That is much.', why: 'Others need some.' }],
  summary: [],
} as unknown as CreatePlan;

beforeEach(() => {
  startOver('system' as ConnectionId);
  changePlan({ plan });
});
afterEach(() => {
  cleanup();
  dropDraft();
  forgetPlan();
});

const draft = () => useDraft.getState().draft;
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

test('a field shows what the plan decided and why, and gives it back when asked', async () => {
  const user = userEvent.setup();
  render(<NumberAnswer path="vcpus" label="CPUs" />);
  expect(field('CPUs').value).toBe('2');
  expect(screen.getByText('enough to stay responsive')).toBeTruthy();
  await user.clear(field('CPUs'));
  await user.type(field('CPUs'), '4');
  expect(draft()?.vcpus).toBe(4);
  expect(screen.queryByText('enough to stay responsive')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'CPUs: back to the default' }));
  expect(draft()).not.toHaveProperty('vcpus');
  expect(field('CPUs').value).toBe('2');
});

test('what cannot be read stays in the field, and keeps the guest from being made', async () => {
  const user = userEvent.setup();
  render(<SizeAnswer path="memory" label="Memory" />);
  await user.clear(field('Memory'));
  await user.type(field('Memory'), '4 loaves');
  await user.tab();
  expect(field('Memory').value).toBe('4 loaves');
  expect(draft()?.memory).toBeNaN();
});

test('a size is read by its unit and shown in its own', async () => {
  const user = userEvent.setup();
  render(<SizeAnswer path="memory" label="Memory" />);
  await user.clear(field('Memory'));
  await user.type(field('Memory'), '512m');
  expect(draft()?.memory).toBe(GiB / 2);
  await user.tab();
  expect(field('Memory').value).toBe('512 MiB');
});

test('a warning of the plan stands beside its field', () => {
  render(<SizeAnswer path="memory" label="Memory" />);
  expect(screen.getByRole('note').textContent).toContain('That is much. Others need some.');
});

test('an emptied text stays empty while it is typed in', async () => {
  changePlan({ plan: { ...plan, resolved: { ...plan.resolved, title: 'Default' } } });
  const user = userEvent.setup();
  render(<TextAnswer path="title" label="Title" />);
  await user.clear(field('Title'));
  expect(field('Title').value).toBe('');
  await user.type(field('Title'), 'Mine');
  expect(draft()?.title).toBe('Mine');
});

test('a problem is an alert beside its field; what is only missing waits until the guest was asked for', () => {
  const missing = { field: 'title', what: 'Give it a title.', more: '', missing: true };
  changePlan({ typed: [missing], found: [{ field: 'vcpus', what: 'Too many.', more: 'There are 2.' }] });
  render(
    <>
      <NumberAnswer path="vcpus" label="CPUs" />
      <TextAnswer path="title" label="Title" />
    </>,
  );
  expect(screen.getByRole('alert').textContent).toBe('Too many. There are 2.');
  act(() => changePlan({ tried: true }));
  expect(screen.getAllByRole('alert')).toHaveLength(2);
});

test('one field’s change draws no other again', () => {
  const drawn = { vcpus: 0, mode: 0 };
  function Count() {
    useAnswer('vcpus');
    drawn.vcpus += 1;
    return null;
  }
  function Mode() {
    useAnswer('cpu.mode');
    drawn.mode += 1;
    return null;
  }
  render(
    <>
      <Count />
      <Mode />
    </>,
  );
  const before = { ...drawn };
  act(() => setAnswer('vcpus', 7));
  act(() => changePlan({ plan: { ...plan, resolved: { ...plan.resolved, vcpus: 7 } } }));
  expect(drawn.vcpus).toBeGreaterThan(before.vcpus);
  expect(drawn.mode).toBe(before.mode);
});
