import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openNetworks } from '#renderer/testing/open-networks.tsx';

afterEach(cleanup);

test('plans a bridge, has it applied as it was shown, and keeps it once it is confirmed', async () => {
  const { user, calls, container } = await openNetworks({ path: 'bridges/enp3s0' });
  expect(await findViolations(container)).toEqual([]);
  await user.click(await screen.findByRole('button', { name: 'Make a bridge…' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  await user.clear(name);
  await user.type(name, 'br7');
  await screen.findByText('There is an interface of that name already.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Look at the plan' }).disabled).toBe(true);
  await user.clear(name);
  await user.type(name, 'lan0{Enter}');
  await screen.findByText(/You are connected to this host by enp3s0/);
  await user.click(await screen.findByRole('button', { name: 'Apply, with 90 s to confirm' }));
  await screen.findByRole('timer');
  expect(calls('hostBridges.apply')).toMatchObject([
    {
      steps: [
        { do: 'confirm-within', seconds: 90 },
        { do: 'make-bridge', bridge: 'lan0', addressing: 'keep' },
      ],
    },
  ]);
  expect(await findViolations()).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Keep it' }));
  await screen.findByText('It is kept.');
});

test('lets nobody begin another while one waits, and takes that back at a word', async () => {
  const trial = { phase: 'waiting', title: 'Bridge br0', run: '20261122-200000-1', seconds: 90 } as const;
  const { user, calls } = await openNetworks({
    path: 'bridges/enp3s0',
    bridges: { trial: { ...trial, until: Date.now() + 60_000 } },
  });
  await user.click(await screen.findByRole('button', { name: 'Keep it or not…' }));
  await user.click(await screen.findByRole('button', { name: 'Roll back now' }));
  await screen.findByText('All is as it was.');
  expect(calls('hostBridges.rollBack')).toMatchObject([{ run: trial.run }]);
});

test('says why no bridge is made, and hides what nobody sets up', async () => {
  const { user } = await openNetworks({ path: 'bridges/wlp2s0' });
  await screen.findByText(/An access point takes frames of one MAC address only/);
  const table = screen.getByRole('table');
  expect(within(table).queryByRole('button', { name: 'vnet3' })).toBeNull();
  await user.click(screen.getByRole('button', { name: /Loopback and guests’ ends/ }));
  within(table).getByRole('button', { name: 'vnet3' });
});
