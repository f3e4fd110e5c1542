import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openGuest } from '#renderer/testing/open-guest.tsx';

afterEach(cleanup);

const lines = () => screen.findByRole('list', { name: 'What separates it from its host' });

test('says of a machine that its kernel is its own, and offers nothing', async () => {
  const { container } = await openGuest({ tab: 'isolation' });
  const [first] = within(await lines()).getAllByRole('listitem');
  expect(first).toBeTruthy();
  expect(within(await lines()).getByRole('heading', { name: /kernel of its own/ })).toBeTruthy();
  expect(await findViolations(container)).toEqual([]);
});

test('leads from a line of a Linux container to where that is set', async () => {
  const { user } = await openGuest({ tab: 'isolation', change: { virtualization: 'lxc', displays: [] } });
  const list = await lines();
  expect(within(list).getByRole('heading', { name: /host’s kernel/ })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Snapshots' })).toBeNull();
  const [button] = within(list).getAllByRole('button', { name: 'What its root may do…' });
  if (!button) throw new Error('There is no button.');
  await user.click(button);
  expect(location.hash).toContain('/hardware/container');
});

test('says why it could not look, and looks again', async () => {
  const refuse: Record<string, { code: 'CONNECTION_LOST'; params: Record<string, string> }> = {
    'isolation.ofGuest': { code: 'CONNECTION_LOST', params: { host: 'web-01' } },
  };
  const { user } = await openGuest({ tab: 'isolation', refuse });
  await screen.findByText(/connection to web-01 is gone/);
  delete refuse['isolation.ofGuest'];
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await lines()).toBeTruthy();
});
