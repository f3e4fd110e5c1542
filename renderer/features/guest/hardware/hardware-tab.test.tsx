import { cleanup, configure, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openHardware } from '#renderer/testing/open-hardware.tsx';
import { useDrafts } from './model/draft-store.ts';

// Pages load when they are first turned to: on a busy machine that takes longer than a second.
configure({ asyncUtilTimeout: 5_000 });
vi.stubGlobal('scrollTo', () => {});

afterEach(() => {
  cleanup();
  useDrafts.setState({ byGuest: new Map() });
});

const list = () => screen.getByRole('navigation', { name: 'Hardware' });
/** A running guest whose lasting document was changed. */
const moreMemory = (running: string) =>
  running.replace(/<memory unit='KiB'>\d+/, "<memory unit='KiB'>8388608");

test('settings come first, then every device; each has an address', async () => {
  const { user } = await openHardware();
  const names = within(list())
    .getAllByRole('button')
    .map(button => button.textContent);
  expect(names[0]).toContain('General');
  expect(names.some(name => name?.includes('vda'))).toBe(true);
  await user.click(within(list()).getByRole('button', { name: /vda/ }));
  await waitFor(() => expect(decodeURIComponent(location.hash)).toContain('/hardware/disk:vda'));
  expect(await findViolations()).toEqual([]);
});

test('a waiting property shows both values, and is taken back', async () => {
  const { user, invented, applied } = await openHardware({ item: 'memory', waiting: moreMemory });
  expect(await screen.findByText(/after restart 8 GiB/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /take the waiting change back/ }));
  await waitFor(() => expect(screen.queryByText(/after restart/)).toBeNull());
  expect(applied.map(({ edits }) => edits)).toEqual([
    [{ op: 'revert', item: 'domain', properties: ['memory'] }],
  ]);
  expect(invented.documents.next).toBe(invented.documents.live);
});
