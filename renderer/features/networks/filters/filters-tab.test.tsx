import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

const id = (n: number) => `5c0f7d1e-7a51-4a0e-9d0c-00000000000${n}`;
const filter = (n: number, name: string, more: object = {}) => ({
  uuid: id(n),
  name,
  chain: 'root',
  priority: 0,
  rules: 1,
  references: [],
  missing: [],
  referredBy: [],
  variables: [],
  usedBy: [],
  stock: false,
  ...more,
});
const filters = [
  filter(1, 'clean-traffic', { stock: true, rules: 2, references: ['no-mac-spoofing'] }),
  filter(2, 'no-mac-spoofing', { chain: 'mac', stock: true, referredBy: ['clean-traffic'] }),
  filter(3, 'web-only', { missing: ['gone'], usedBy: [{ guest: { uuid: id(9), name: 'web' } }] }),
];
const plan = {
  title: 'Make the filter “ssh-only”',
  steps: ['Define “ssh-only”'],
  files: [],
  lost: [],
  warnings: [],
  problems: [],
  space: [],
  takesEffect: 'now',
  stamp: 's1',
};

const open = (answers: Readonly<Record<string, (input: never) => unknown>> = {}) =>
  openDevices({
    area: 'networks',
    path: 'filters',
    answers: {
      'filters.list': () => ({ supported: true, filters }),
      'filters.plan': () => plan,
      'filters.run': () => ({ job: 'job-1' }),
      ...answers,
    },
  });

test('lists filters with what they refer to, what is missing, and who has them', async () => {
  const { user, container } = await open();
  const list = await screen.findByRole('list', { name: 'Filters' });
  const texts = within(list)
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
  expect(texts).toEqual([
    expect.stringMatching(/clean-traffic.*2 rules · refers to no-mac-spoofing.*came with libvirt/),
    expect.stringMatching(/no-mac-spoofing.*chain mac.*in 1 filter$/),
    expect.stringMatching(/web-only.*not there: gone.*1 guest$/),
  ]);
  expect(await findViolations(container)).toEqual([]);
  await user.type(screen.getByRole('searchbox', { name: 'Filter by name' }), 'SPOOF');
  expect(within(list).getAllByRole('button')).toHaveLength(1);
  await user.type(screen.getByRole('searchbox', { name: 'Filter by name' }), 'x');
  expect(await screen.findByText('Nothing matches “SPOOFx”')).toBeTruthy();
});

test('a rule is made by its form, and what is planned and run is that rule', async () => {
  const { user, calls } = await open();
  await user.click(await screen.findByRole('button', { name: 'New filter' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New filter' }));
  await user.type(dialog.getByLabelText('Name'), 'ssh-only');
  await user.click(dialog.getByRole('button', { name: 'Add a rule' }));
  const form = { name: 'ssh-only', chain: 'root' };
  const port = dialog.getByLabelText('Destination port');
  await user.type(port, '22');
  const rule = {
    entry: 'rule',
    action: 'accept',
    direction: 'in',
    protocol: 'tcp',
    fields: { dstportstart: '22' },
  };
  const action = { do: 'create', form: { ...form, entries: [rule] } };
  await waitFor(() => expect(calls('filters.plan').at(-1)).toMatchObject({ action }));
  expect(await findViolations()).toEqual([]);
  const make = dialog.getByRole<HTMLButtonElement>('button', { name: 'Make' });
  await waitFor(() => expect(make.disabled).toBe(false));
  await user.click(make);
  await waitFor(() => expect(calls('filters.run')).toMatchObject([{ action, stamp: 's1' }]));
});

test('says beside a field what is wrong with it, and beside the name that it is taken', async () => {
  const taken = [{ field: 'name', failure: { code: 'NAME_TAKEN', params: { name: 'web-only' } } }];
  const { user } = await open({
    'filters.plan': ({ action }: { action: { form: { name: string } } }) => ({
      ...plan,
      problems: action.form.name === 'web-only' ? taken : [],
    }),
  });
  await user.click(await screen.findByRole('button', { name: 'New filter' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'New filter' }));
  const name = dialog.getByLabelText('Name');
  await user.type(name, 'web only');
  expect(name.getAttribute('aria-invalid')).toBe('true');
  await user.clear(name);
  await user.type(name, 'web-only');
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'));
  await user.type(name, '-2');
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('false'));
  await user.click(dialog.getByRole('button', { name: 'Add a rule' }));
  const port = dialog.getByLabelText('Destination port');
  await user.type(port, '70000');
  expect(port.getAttribute('aria-invalid')).toBe('true');
  const words = port.getAttribute('aria-describedby');
  // oxlint-disable-next-line unicorn/prefer-query-selector -- the id is no selector
  expect(document.getElementById(words ?? '')?.textContent).toContain('65535');
  await user.clear(port);
  expect(port.getAttribute('aria-invalid')).toBe('false');
});

test('says where a driver knows no filters, and why none could be read', async () => {
  await open({ 'filters.list': () => ({ supported: false, filters: [] }) });
  expect(await screen.findByText('This host has no network filters')).toBeTruthy();
});
