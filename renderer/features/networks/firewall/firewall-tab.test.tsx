import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openDevices } from '#renderer/testing/open-devices.tsx';

afterEach(cleanup);

test('shows what stops guests first, and tries its remedy dry', async () => {
  const { user, calls, container } = await openDevices({ area: 'networks', path: 'firewall' });
  const titles = async () =>
    (await screen.findAllByRole('heading', { level: 3 })).map(each => each.textContent);
  expect((await titles())[0]).toBe('Docker');
  expect(await findViolations(container)).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Let guests’ traffic through…' }));
  await waitFor(() =>
    expect(calls('hostChanges.dryRun')).toMatchObject([
      { steps: [{ do: 'guest-traffic', make: true, how: 'routed', bridge: 'virbr0' }] },
    ]),
  );
});

test('says why nothing can be said', async () => {
  const params = { host: 'here', reason: 'This connection reaches libvirt alone.' };
  await openDevices({
    area: 'networks',
    path: 'firewall',
    refuse: { 'firewall.check': { code: 'UNSUPPORTED', params } },
  });
  await screen.findByText(/reaches libvirt alone/);
});
