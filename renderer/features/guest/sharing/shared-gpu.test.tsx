import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openHardware } from '#renderer/testing/open-hardware.tsx';

afterEach(cleanup);

test('is offered at the display card, with what keeps the other way from working, and reviewed before it is done', async () => {
  const { user, applied } = await openHardware({ item: 'video' });
  const card = await screen.findByRole('region', { name: '3D by the host’s GPU' });
  within(card).getByText(/needs QEMU 9\.2/);
  expect(within(card).queryByRole('button', { name: /Vulkan/ })).toBeNull();
  expect(await findViolations(card)).toEqual([]);
  await user.click(within(card).getByRole('button', { name: 'Turn on OpenGL…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Turn on OpenGL?' });
  const confirm = await within(dialog).findByRole('button', { name: 'Turn on OpenGL' });
  await waitFor(() => expect((confirm as HTMLButtonElement).disabled).toBe(false));
  await user.click(confirm);
  await waitFor(() =>
    expect(applied).toMatchObject([
      { edits: [{ op: 'add', element: 'graphics', values: { type: 'egl-headless' } }] },
    ]),
  );
});
