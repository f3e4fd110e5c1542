import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';
import { go } from '#renderer/app/go.ts';

afterEach(cleanup);

async function open() {
  const opened = await openDevices({ path: 'doctor' });
  await go({
    to: '/networks/$connection/$tab/{-$item}',
    params: { connection: 'system', tab: 'wiring', item: undefined },
  } as never);
  await screen.findByRole('group', { name: /^Wiring/ });
  return opened;
}

test('says of each box what it hangs on and carries, and shows the chosen one', async () => {
  const { user, container } = await open();
  const box = screen.getByRole('button', { name: /^default, NAT network on virbr0/ });
  expect(box.textContent).toMatch(/Hangs on bond0\. Carries web/);
  await user.click(box);
  const panel = within(await screen.findByRole('complementary', { name: 'chosen part of the wiring' }));
  expect(panel.getByText('192.168.122.1/24')).toBeTruthy();
  expect(panel.getByRole('button', { name: 'Open network' })).toBeTruthy();
  await user.click(panel.getByRole('button', { name: /^web/ }));
  await screen.findByRole('heading', { name: 'web' });
  expect(await findViolations(container)).toEqual([]);
});

test('goes along wires by arrow keys', async () => {
  const { user } = await open();
  screen.getByRole('button', { name: /^eno1, network card/ }).focus();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.getAttribute('data-id')).toBe('link bond0');
  await user.keyboard('{ArrowLeft}');
  expect(document.activeElement?.getAttribute('data-id')).toBe('link eno1');
});

test('tells the same as a list, and narrows to what has to do with some words', async () => {
  const { user, container } = await open();
  await user.click(screen.getByRole('radio', { name: 'List' }));
  const guests = await screen.findByRole('table', { name: 'Guests' });
  expect(within(guests).getAllByRole('row')).toHaveLength(6);
  expect(await findViolations(container)).toEqual([]);
  await user.type(screen.getByRole('searchbox', { name: /^Filter by name/ }), 'sandbox');
  await screen.findByRole('table', { name: 'Guests' });
  expect(within(screen.getByRole('table', { name: 'Guests' })).getAllByRole('row')).toHaveLength(2);
});
