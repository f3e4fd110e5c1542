import { act, cleanup, screen, within, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventContainer, inventedContainers } from '#renderer/testing/invent-containers.ts';
import { openContainers } from '#renderer/testing/open-containers.tsx';

const web = inventedContainers[0] ?? inventContainer({ name: 'web' });
let opened: ReturnType<typeof openContainers> | undefined;
afterEach(() => {
  act(() => closeOverlay());
  cleanup();
  opened?.close();
});

it('says what is a way to the host first, and leads to a machine of the image', async () => {
  opened = openContainers({ at: `/guests/containers/${web.engine}/${web.id}/isolation` });
  const list = await screen.findByRole('list', { name: 'What separates it from its host' });
  const [first] = within(list).getAllByRole('listitem');
  expect(first?.textContent).toContain('/var/run/docker.sock');
  expect(await findViolations(opened.page)).toEqual([]);
  await opened.user.click(within(list).getByRole('button', { name: 'Make a machine of its image…' }));
  expect(await screen.findByRole('dialog', { name: `A machine of ${web.image}` })).toBeTruthy();
});

it('begins a container like it with the one thing otherwise', async () => {
  opened = openContainers({ at: `/guests/containers/${web.engine}/${web.id}/isolation` });
  const list = await screen.findByRole('list', { name: 'What separates it from its host' });
  await opened.user.click(within(list).getByRole('button', { name: 'Run like this one read-only…' }));
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy();
  expect(location.hash).toContain('/guests/run');
  const { calls } = opened;
  await waitFor(() => expect(calls('containerRun.plan').at(-1)).toMatchObject({ readOnlyRoot: true }));
});
