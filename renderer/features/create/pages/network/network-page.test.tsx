import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { draftNow, openPage, planned, planNow } from '#renderer/testing/open-wizard-page.tsx';
import NetworkPage from './network-page.tsx';

afterEach(cleanup);

const open = async () => {
  const opened = await openPage(NetworkPage);
  await opened.user.click(screen.getByRole('button', { name: /^Network card 1/, expanded: false }));
  return opened;
};
const kind = (name: RegExp) => screen.getByRole('radio', { name });

test('each kind of target begins with something that can be had', async () => {
  const { user } = await open();
  const targets = [];
  for (const name of [/^A bridge/, /macvtap/, /^A virtual function/, /^A user network/, /^A network/]) {
    await user.click(kind(name));
    targets.push(draftNow().nics?.[0]?.target);
  }
  expect(targets).toEqual([
    { to: 'bridge', bridge: 'br0' },
    { to: 'direct', device: 'eno1' },
    { to: 'function', address: '0000:03:10.4' },
    { to: 'user' },
    { to: 'network', network: 'default' },
  ]);
});

test('ports are forwarded, and one of the host only once', async () => {
  const { user } = await open();
  await user.click(kind(/^A user network/));
  await user.click(screen.getByRole('button', { name: 'Forward ssh' }));
  await user.click(screen.getByRole('button', { name: 'Forward a port' }));
  const second = screen.getByRole('textbox', { name: 'Port of the host 2' });
  await user.clear(second);
  await user.type(second, '2222');
  expect(screen.getByText(/Port 2222 of the host is forwarded above already/)).toBeTruthy();
  await user.clear(second);
  await user.type(second, '3000');
  await planned();
  expect(draftNow().nics?.[0]?.target).toEqual({
    to: 'user',
    forwards: [
      { protocol: 'tcp', host: 2222, guest: 22 },
      { protocol: 'tcp', host: 3000, guest: 8080 },
    ],
  });
  expect(planNow()?.problems).toEqual([]);
});

test('three cards; the second has a made-up address and is unplugged', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: 'Add a network card' }));
  await planned();
  await user.click(screen.getByRole('button', { name: 'Add a network card' }));
  await planned();
  const [, random] = screen.getAllByRole('button', { name: 'Random' });
  await user.click(random ?? document.body);
  await user.click(screen.getAllByRole('radio', { name: 'Unplugged' })[1] ?? document.body);
  await planned();
  expect(draftNow().nics).toEqual([{}, { mac: expect.stringMatching(/^52:54:00:/), link: 'down' }, {}]);
  expect(planNow()?.xml.match(/<interface /g)).toHaveLength(3);
});

test('axe has nothing to say about any kind of target', async () => {
  const { user } = await open();
  await user.click(screen.getByText('Queues, VLAN, filter and boot order'));
  await user.click(screen.getByText('Bandwidth'));
  for (const name of [/macvtap/, /^A virtual function/, /^A user network/]) {
    await user.click(kind(name));
    if (name.source.includes('user')) await user.click(screen.getByRole('button', { name: 'Forward ssh' }));
    expect(await findViolations()).toEqual([]);
  }
});
