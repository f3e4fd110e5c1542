import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import type { Whose } from '#renderer/api/unfinished.ts';
import { applyConnectionsEvent, setLink } from '#renderer/api/live/connections.ts';
import { createQueryClient } from '#renderer/api/query.ts';
import { createFakeBackend } from '#renderer/testing/fake-backend.ts';
import { inventConnection, inventGuest } from '#renderer/testing/invent.ts';
import { UnfinishedNote } from './unfinished-note.tsx';

afterEach(cleanup);

test('an upload that was cut short is told of on its host alone, with what deleting its part loses', async () => {
  const here = inventConnection();
  const upload = {
    id: 'cut',
    connection: here.id,
    title: 'Upload “debian.iso”',
    startedAt: 0,
    found: ['“debian.iso” holds only a part.'],
    ways: [
      { id: 'remove', label: 'Delete the partial volume', loses: '/pool/debian.iso' },
      { id: 'forget', label: 'Forget about it' },
    ],
  };
  const guest = inventGuest({ name: 'web' });
  const scene = { connections: [here], guests: [guest], unfinished: [upload] };
  connectApi(createFakeBackend(scene).link);
  setLink('live');
  applyConnectionsEvent({ kind: 'snapshot', connections: [here] });
  const queries = createQueryClient();
  const show = (whose: Whose) =>
    render(
      <QueryClientProvider client={queries}>
        <UnfinishedNote whose={whose} />
      </QueryClientProvider>,
    );
  show({ connection: here.id });
  expect(await screen.findByText('This was cut short: Upload “debian.iso”')).toBeTruthy();
  expect(screen.getByText('Loses: /pool/debian.iso')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Delete the partial volume…' }));
  expect(await screen.findByRole('dialog', { name: 'Delete the partial volume?' })).toBeTruthy();
  cleanup();
  show(guest);
  await expect.poll(() => queries.isFetching()).toBe(0);
  expect(screen.queryByText('This was cut short: Upload “debian.iso”')).toBeNull();
});
