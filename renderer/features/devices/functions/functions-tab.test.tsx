import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { noFunctions } from '#renderer/testing/invent-sriov.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

test('shows who has each function, and gives away only what is free', async () => {
  const { container } = await openDevices({ path: 'functions' });
  const table = await screen.findByRole('table', { name: 'Functions of 0000:03:00.0' });
  expect(within(table).getByText(/“router” runs with it/)).toBeTruthy();
  const give = (index: number) =>
    within(table).getByRole<HTMLButtonElement>('button', { name: `Give function ${index} to a guest` });
  expect([give(0).disabled, give(3).disabled]).toEqual([true, false]);
  expect(screen.getByText(/70-sriov\.rules makes functions of it at every start/)).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('a function is set up in its row, and what changes goes to the dry run', async () => {
  const { user, calls, container } = await openDevices({ path: 'functions' });
  await user.click(await screen.findByRole('button', { name: 'Set up function 3' }));
  const form = screen.getByRole('form', { name: /Function 3/ });
  const vlan = within(form).getByLabelText('VLAN (0: none)');
  const review = within(form).getByRole<HTMLButtonElement>('button', { name: 'Review…' });
  await user.clear(vlan);
  await user.type(vlan, '4095');
  expect(within(form).getByText('0 to 4094')).toBeTruthy();
  expect(review.disabled).toBe(true);
  expect(await findViolations(container)).toEqual([]);
  await user.clear(vlan);
  await user.type(vlan, '42');
  await user.click(within(form).getByLabelText('At every start of the host too'));
  await user.click(review);
  await screen.findByRole('heading', { name: 'Function 3 of enp3s0' });
  await waitFor(() =>
    expect(calls('hostChanges.dryRun')[0]).toMatchObject({
      steps: [{ do: 'virtual-function', address: '0000:03:00.0', index: 3, vlan: 42, when: 'now' }],
    }),
  );
});

test('another number says who is in the way before anything is asked of root', async () => {
  const { user, calls } = await openDevices({ path: 'functions' });
  await user.click(await screen.findByRole('button', { name: 'Change the number…' }));
  const field = screen.getByLabelText('How many');
  await user.clear(field);
  await user.type(field, '6');
  await screen.findByText('“function 0 of enp3s0” is in use.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Review…' }).disabled).toBe(true);
  expect(calls('hostChanges.dryRun')).toEqual([]);
});

test('a pool that a guest runs with is not deleted', async () => {
  const { user, calls } = await openDevices({ path: 'functions' });
  const pool = await screen.findByRole('article', { name: 'Pool functions' });
  await user.click(within(pool).getByRole('button', { name: 'Delete…' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByText(/“db” runs with a function of it/);
  expect(calls('sriov.runPool')).toEqual([]);
});

test('says what it takes where there are none', async () => {
  const { container } = await openDevices({
    path: 'functions',
    answers: { 'sriov.list': () => noFunctions },
  });
  await screen.findByText('No device of this host has virtual functions');
  expect(await findViolations(container)).toEqual([]);
});
