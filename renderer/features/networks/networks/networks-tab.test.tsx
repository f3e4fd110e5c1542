import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
// Loaded when it is asked for, which takes a busy machine long.
import './create/create-dialog.tsx';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { manyNetworks } from '#renderer/testing/invent-networks.ts';
import { connectionIdSchema } from '#shared/contract/values.ts';
import { openNetworks } from '#renderer/testing/open-networks.tsx';

afterEach(cleanup);

const panel = (name: string) => screen.findByRole('complementary', { name: `Network ${name}` });

test('lists networks with what they lead to, and shows the chosen one', async () => {
  const { user, container } = await openNetworks();
  const list = await screen.findByRole('list', { name: 'Networks' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(4);
  expect(await findViolations(container)).toEqual([]);
  await user.click(within(list).getByRole('button', { name: /^default/ }));
  const chosen = within(await panel('default'));
  await chosen.findByText('3 guests, 2 cards connected now');
  await user.click(chosen.getByRole('tab', { name: 'Guests' }));
  expect(chosen.getByRole('link', { name: /^web/ })).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('moves the choice by arrow keys, however many there are', async () => {
  const { user } = await openNetworks({ invented: { networks: manyNetworks } });
  const list = await screen.findByRole('list', { name: 'Networks' });
  within(list)
    .getByRole('button', { name: /^tenant-1Off|^tenant-1 / })
    .focus();
  await user.keyboard('{ArrowDown}');
  await panel('tenant-2');
});

test('keeps a lease for its guest, and applies exactly what was reviewed', async () => {
  const { user, calls, container } = await openNetworks({ item: 0 });
  const chosen = within(await panel('default'));
  await user.click(chosen.getByRole('tab', { name: 'Leases' }));
  await user.click(await chosen.findByRole('button', { name: 'Keep for it: 192.168.122.27 for web' }));
  await user.click(chosen.getByRole('button', { name: 'Review…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('Add the fixed lease web while it runs');
  expect(await findViolations(container)).toEqual([]);
  const apply = dialog.getByRole<HTMLButtonElement>('button', { name: 'Apply' });
  await waitFor(() => expect(apply.disabled).toBe(false));
  await user.click(apply);
  await waitFor(() =>
    expect(calls('networks.run')).toMatchObject([
      {
        action: {
          do: 'edit',
          settings: {
            addresses: [{ hosts: [{ mac: '52:54:00:00:00:01', name: 'web', ip: '192.168.122.27' }] }],
          },
        },
      },
    ]),
  );
});

test('says what is wrong beside the field, as it is typed', async () => {
  const { user } = await openNetworks({ item: 0 });
  const chosen = within(await panel('default'));
  await user.click(chosen.getByRole('tab', { name: 'Addresses' }));
  const end = await chosen.findByRole('textbox', { name: 'Last address of DHCP ranges 1' });
  await user.clear(end);
  await user.type(end, '192.168.123.9');
  expect(
    chosen.getByText(/192\.168\.123\.9 is outside of 192\.168\.122\.0\/24\. Write one between/),
  ).toBeTruthy();
});

test('a stop names who is cut off, and a deletion asks for the name', async () => {
  const { user, calls } = await openNetworks({ item: 0 });
  const chosen = within(await panel('default'));
  await user.click(chosen.getByRole('button', { name: 'Stop…' }));
  const stop = within(await screen.findByRole('dialog'));
  await stop.findByText('“web”, “db” are cut off until it is started again.');
  await user.click(stop.getByRole('button', { name: 'Cancel' }));
  await user.click(chosen.getByRole('button', { name: 'More for default' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Delete…' }));
  await screen.findByLabelText('Type default to go on');
  expect(calls('networks.run')).toEqual([]);
});

test('refuses a new network that collides, beside the field', async () => {
  const { user } = await openNetworks();
  await user.click(await screen.findByRole('button', { name: 'New network…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const make = dialog.getByRole<HTMLButtonElement>('button', { name: 'Make the network' });
  await waitFor(() => expect(make.disabled).toBe(false));
  const address = dialog.getByRole('textbox', { name: 'Address of the host' });
  await user.clear(address);
  await user.paste('192.168.122.1');
  await waitFor(() => expect(dialog.getAllByText(/of the network “default”/).length).toBeGreaterThan(0));
  expect(make.disabled).toBe(true);
});

test('makes a network of another mode', async () => {
  const { user, calls } = await openNetworks();
  await user.click(await screen.findByRole('button', { name: 'New network…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(await dialog.findByRole('combobox', { name: 'Mode' }));
  await user.click(await screen.findByRole('option', { name: 'Bridge of the host' }));
  const make = dialog.getByRole<HTMLButtonElement>('button', { name: 'Make the network' });
  await waitFor(() => expect(make.disabled).toBe(false));
  await user.click(make);
  await waitFor(() =>
    expect(calls('networks.run')).toMatchObject([
      { action: { do: 'create', settings: { mode: 'bridge', bridge: 'br0', addresses: [] } } },
    ]),
  );
});

test('a host without networks offers to make one', async () => {
  await openNetworks({ invented: { networks: [] } });
  await screen.findByRole('heading', { name: 'This host has no virtual networks' });
});

test('a host whose driver has no networks says so', async () => {
  // A host of its own: what was known of another stays.
  const id = connectionIdSchema.parse('bare');
  await openNetworks({ invented: { fail: true }, connection: { id } });
  await screen.findByRole('alert');
});
