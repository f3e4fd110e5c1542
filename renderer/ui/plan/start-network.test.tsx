import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { createFakeBackend } from '#renderer/testing/fake-backend.ts';
import { localId } from '#renderer/testing/invent.ts';
import { StartNetwork } from './start-network.tsx';

afterEach(cleanup);

const lab = { params: { network: 'lab' } };

test('starts the network that is in the way, and says when it runs', async () => {
  connectApi(createFakeBackend({ connections: [], guests: [] }).link);
  const onStarted = vi.fn();
  render(
    <StartNetwork
      connection={localId}
      failure={{ code: 'NETWORK_INACTIVE', ...lab }}
      onStarted={onStarted}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Start “lab”' }));
  const job = { id: 'job-7', title: 'Start lab', cancellable: false, startedAt: 0, log: [] };
  expect(onStarted).not.toHaveBeenCalled();
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'running' } });
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'done' } });
  await waitFor(() => expect(onStarted).toHaveBeenCalledOnce());
});

test('says what it makes where there is none, and offers nothing for another failure', () => {
  const shown = render(
    <StartNetwork connection={localId} failure={{ code: 'NETWORK_ABSENT', ...lab }} onStarted={() => {}} />,
  );
  expect(screen.getByRole('button', { name: 'Make “lab” with NAT' })).toBeTruthy();
  shown.rerender(
    <StartNetwork connection={localId} failure={{ code: 'NO_SPACE', params: {} }} onStarted={() => {}} />,
  );
  expect(screen.queryByRole('button')).toBeNull();
});
