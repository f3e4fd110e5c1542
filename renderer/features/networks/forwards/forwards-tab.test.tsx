import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

const forwards = [
  {
    id: 'nat tcp any 2222 virbr0 192.168.122.10 22',
    way: 'nat',
    guest: { uuid: '5c0f7d1e-7a51-4a0e-9d0c-000000000001', name: 'web', running: true },
    mac: '52:54:00:00:00:01',
    network: 'default',
    protocol: 'tcp',
    port: 2222,
    count: 1,
    to: '192.168.122.10',
    toPort: 22,
    state: 'works',
    note: 'The address 192.168.122.10 is not kept for “web”: it may come to have another.',
    notKept: true,
    commands: [{ text: 'ssh -p 2222 192.168.1.20', where: 'from other computers' }],
  },
];
const list = { forwards, taken: [], hostAddresses: ['192.168.1.20'], missing: [] };
const step = {
  do: 'port-forward',
  make: false,
  protocol: 'tcp',
  port: 2222,
  bridge: 'virbr0',
  to: '192.168.122.10',
  prefix: 24,
  toPort: 22,
};

const open = (answers: Readonly<Record<string, (input: never) => unknown>>) =>
  openDevices({ area: 'networks', path: 'forwards', answers });

test('shows where each port leads and how to get there, and keeps an address', async () => {
  const { user, calls, container } = await open({ 'forwards.list': () => list });
  const table = await screen.findByRole('table', { name: 'Port forwards' });
  expect(within(table).getByText('ssh -p 2222 192.168.1.20')).toBeTruthy();
  expect(within(table).getByText('Works')).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
  await user.click(within(table).getByRole('button', { name: 'Keep the address of web' }));
  await waitFor(() =>
    expect(calls('forwards.keepAddress')).toMatchObject([
      { network: 'default', mac: '52:54:00:00:00:01', address: '192.168.122.10' },
    ]),
  );
});

test('takes a forward away by the root of the host, tried dry first', async () => {
  const plan = { title: 'Remove it', steps: [step], lost: [], warnings: [], problems: [] };
  const { user, calls } = await open({
    'forwards.list': () => list,
    'forwards.plan': () => ({ by: 'host', port: 2222, plan }),
  });
  await user.click(await screen.findByRole('button', { name: 'Remove the forward of port 2222' }));
  await screen.findByRole('heading', { name: 'Remove it' });
  await waitFor(() => expect(calls('hostChanges.dryRun')).toMatchObject([{ steps: [step] }]));
});

test('says what a forward is for where there is none, and what could not be read', async () => {
  const missing = ['Ports that the host sends to guests: this connection reaches libvirt alone.'];
  const { container } = await open({ 'forwards.list': () => ({ ...list, forwards: [], missing }) });
  await screen.findByText('No port leads to a guest');
  expect(screen.getByText(missing[0] ?? '')).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});
