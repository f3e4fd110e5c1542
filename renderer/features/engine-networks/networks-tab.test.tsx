import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
// Loaded when it is asked for, which takes a busy machine long.
import './networks-tab.tsx';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventedContainers, inventedEngine } from '#renderer/testing/invent-containers.ts';
import { openApp } from '#renderer/testing/open-app.tsx';

afterEach(cleanup);

const open = () =>
  openApp('engines/docker/networks', {
    connections: [],
    guests: [],
    engines: [inventedEngine],
    containers: inventedContainers,
  });

async function choose(user: ReturnType<typeof open>['user'], name: RegExp, label: string) {
  const list = await screen.findByRole('list', { name: 'Networks' });
  await user.click(within(list).getByRole('button', { name }));
  return within(await screen.findByRole('complementary', { name: `Network ${label}` }));
}

test('shows a network with who is in it, and the engine’s own cannot be removed', async () => {
  const { user, container } = open();
  const shop = await choose(user, /^shop_default/, 'shop_default');
  await user.click(shop.getByRole('tab', { name: 'Containers' }));
  expect(shop.getByRole('link', { name: 'Running, shop-db-1' })).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
  const bridge = await choose(user, /^bridge/, 'bridge');
  expect(bridge.getByRole<HTMLButtonElement>('button', { name: 'Remove…' }).disabled).toBe(true);
});

test('finds as it is typed that a subnet is taken, or would take the host’s way', async () => {
  const { user, calls, container } = open();
  await user.click(await screen.findByRole('button', { name: 'New network…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'back');
  await user.click(dialog.getByRole('button', { name: 'Choose a subnet' }));
  const subnet = dialog.getByRole('textbox', { name: 'Subnet' });
  await user.type(subnet, '172.17.8.0/24');
  await waitFor(() => expect(dialog.getAllByText(/“bridge” has 172.17.0.0\/16/).length).toBeGreaterThan(0));
  await user.clear(subnet);
  await user.type(subnet, '10.8.0.0/16');
  await waitFor(() => expect(dialog.getAllByText(/over tun0/).length).toBeGreaterThan(0));
  expect(await findViolations(container)).toEqual([]);
  await user.clear(subnet);
  await user.type(subnet, '10.30.0.0/24');
  const make = dialog.getByRole<HTMLButtonElement>('button', { name: 'Make the network' });
  await waitFor(() => expect(make.disabled).toBe(false));
  await user.click(make);
  await waitFor(() =>
    expect(calls('engineNetworks.run')).toMatchObject([
      {
        action: {
          do: 'create',
          network: { name: 'back', driver: 'bridge', subnets: [{ subnet: '10.30.0.0/24' }] },
        },
      },
    ]),
  );
});

test('connects a container by names and an address that is free', async () => {
  const { user, calls } = open();
  const shop = await choose(user, /^shop_default/, 'shop_default');
  await user.click(shop.getByRole('button', { name: 'Connect a container…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: 'Names' }), 'cache redis');
  const address = dialog.getByRole('textbox', { name: 'IPv4 address' });
  await user.type(address, '172.20.0.4');
  await waitFor(() => expect(dialog.getAllByText(/has 172.20.0.4/).length).toBeGreaterThan(0));
  await user.clear(address);
  await user.type(address, '172.20.0.9');
  const connect = dialog.getByRole<HTMLButtonElement>('button', { name: 'Connect' });
  await waitFor(() => expect(connect.disabled).toBe(false));
  await user.click(connect);
  await waitFor(() =>
    expect(calls('engineNetworks.run')).toMatchObject([
      { action: { do: 'connect', aliases: ['cache', 'redis'], ipv4: '172.20.0.9' } },
    ]),
  );
});
