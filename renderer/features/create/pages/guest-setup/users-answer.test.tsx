import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { inventOptions } from '#renderer/testing/invent-create.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { checkDraft } from '../../wizard/check-draft.ts';
import { dropDraft, startOver, useDraft } from '../../wizard/draft-store.ts';
import { UsersAnswer } from './users-answer.tsx';

let hashed: string[];
let release: () => void;

beforeEach(() => {
  hashed = [];
  const wait = new Promise<void>(resolve => (release = resolve));
  connectApi({
    call: async (path, input) => {
      if (path[1] === 'options') return inventOptions({ shape: 'laptop' });
      hashed.push((input as { password: string }).password);
      await wait;
      return { hash: '$6$salt$hash' };
    },
  });
  startOver('system' as ConnectionId);
});
afterEach(() => {
  cleanup();
  dropDraft();
});

function open() {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <UsersAnswer />
    </QueryClientProvider>,
  );
  return userEvent.setup();
}

const users = () => useDraft.getState().draft?.cloudInit?.users;
const problems = () => {
  const { draft } = useDraft.getState();
  return draft === undefined ? [] : checkDraft(draft, 'guest-1').problems.map(({ field }) => field);
};

test('only a password’s hash becomes an answer, and no guest is made before it is there', async () => {
  const user = open();
  await user.click(screen.getByRole('button', { name: 'Add a user' }));
  await user.type(screen.getByLabelText('Password'), 'correct horse');
  expect(problems()).toContain('cloudInit.users.0.passwordHash');
  await waitFor(() => expect(hashed.at(-1)).toBe('correct horse'));
  release();
  await waitFor(() => expect(users()?.[0]?.passwordHash).toBe('$6$salt$hash'));
  expect(JSON.stringify(useDraft.getState())).not.toContain('horse');
  expect(problems()).not.toContain('cloudInit.users.0.passwordHash');
  await user.clear(screen.getByLabelText('Password'));
  expect(users()?.[0]).not.toHaveProperty('passwordHash');
});

test('the first user may do everything and has the person’s own keys, which can be taken away', async () => {
  const user = open();
  await user.click(screen.getByRole('button', { name: 'Add a user' }));
  const own = await screen.findAllByRole<HTMLInputElement>('checkbox');
  expect(users()?.[0]).toMatchObject({ name: 'admin', admin: true });
  for (const key of own) if (key.checked) await user.click(key);
  expect(users()?.[0]).not.toHaveProperty('sshKeys');
  await user.click(screen.getByRole('button', { name: 'Remove' }));
  expect(useDraft.getState().draft).not.toHaveProperty('cloudInit');
});
