import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { createQueryClient } from '#renderer/api/query.ts';
import { useNotices } from '#renderer/app/notifications/store.ts';
import { createFakeBackend } from '#renderer/testing/fake-backend.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { DiskActions } from './disk-actions.tsx';
import { BackUpDialog } from './dialogs/back-up-dialog.tsx';

const guest = inventGuest({ name: 'web', state: 'running', tags: ['linked'] });

beforeEach(() => {
  useNotices.setState({ shown: [] });
  connectApi(createFakeBackend({ connections: [], guests: [guest] }).link);
});
afterEach(cleanup);

function show(children: React.ReactNode) {
  render(<QueryClientProvider client={createQueryClient()}>{children}</QueryClientProvider>);
  return userEvent.setup();
}

async function openFrom(user: ReturnType<typeof userEvent.setup>, target: string, item: string) {
  await user.click(await screen.findByRole('button', { name: `More for ${target}` }));
  await user.click(await screen.findByRole('menuitem', { name: new RegExp(item) }));
  return await screen.findByRole('dialog');
}

const steps = async (dialog: HTMLElement) =>
  within(await within(dialog).findByRole('region', { name: 'What will be done' }));

describe('a disk', () => {
  it('grows by what is typed, and says what it refuses', async () => {
    const user = show(<DiskActions guest={guest} target="vda" />);
    await user.click(await screen.findByRole('button', { name: 'Grow… vda' }));
    const dialog = await screen.findByRole('dialog');
    const size = within(dialog).getByRole('textbox', { name: 'New size' });
    await user.clear(size);
    await user.type(size, '60 GiB');
    expect(await (await steps(dialog)).findByText(/makes vda 60 GiB big/)).toBeTruthy();
    expect(within(dialog).getByText(/growpart|xfs_growfs/)).toBeTruthy();
    await user.clear(size);
    await user.type(size, '20 GiB');
    await waitFor(() => expect(within(dialog).getAllByText(/never made smaller/).length).toBeGreaterThan(0));
    expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Grow' }).disabled).toBe(true);
    await user.clear(size);
    await user.type(size, 'large');
    expect(within(dialog).getByText(/That is no size/)).toBeTruthy();
  });

  it('moves, and is told what it stands on and what becomes of the old file', async () => {
    const user = show(<DiskActions guest={guest} target="vda" />);
    const dialog = await openFrom(user, 'vda', 'Move');
    expect(await within(dialog).findByText(/^It goes on standing on/)).toBeTruthy();
    await user.click(within(dialog).getByRole('checkbox', { name: /Make it whole/ }));
    expect(await within(dialog).findByText(/It becomes whole/)).toBeTruthy();
    await user.click(within(dialog).getByRole('checkbox', { name: /Keep the old file/ }));
    expect(await within(dialog).findByText('As you wish')).toBeTruthy();
    expect(await findViolations(dialog)).toEqual([]);
  });

  it.each(['Convert', 'Change bus', 'Back up'])('has an accessible dialog: %s', async item => {
    const user = show(<DiskActions guest={guest} target="vda" />);
    const dialog = await openFrom(user, 'vda', item);
    expect(await findViolations(dialog)).toEqual([]);
  });

  it('that would lose its checkpoints asks for the name', async () => {
    const user = show(<DiskActions guest={guest} target="vda" />);
    const dialog = await openFrom(user, 'vda', 'Convert');
    expect(await within(dialog).findByText(/changes since monday/)).toBeTruthy();
    const convert = () => within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Convert' });
    expect(convert().disabled).toBe(true);
    await user.type(within(dialog).getByRole('textbox', { name: 'Type web to go on' }), 'web');
    await waitFor(() => expect(convert().disabled).toBe(false));
  });
});

describe('a drive', () => {
  it('that is empty offers to insert, and says why nothing can be ejected', async () => {
    const user = show(<DiskActions guest={guest} target="sda" />);
    expect(await screen.findByRole('button', { name: 'Insert… sda' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'More for sda' }));
    const eject = await screen.findByRole('menuitem', { name: /Eject/ });
    expect(eject.getAttribute('aria-disabled')).toBe('true');
    expect(eject.textContent).toContain('There is nothing in it.');
    await user.click(eject);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('that the guest has locked can be opened by force', async () => {
    const user = show(<DiskActions guest={guest} target="sda" />);
    await user.click(await screen.findByRole('button', { name: 'Insert… sda' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: /Path/ }), '/isos/tools.iso');
    const insert = () => within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Insert' });
    await waitFor(() => expect(insert().disabled).toBe(false));
    await user.click(insert());
    applyJobsEvent({
      kind: 'upsert',
      job: {
        id: 'job-1',
        title: 'Insert',
        state: 'failed',
        cancellable: false,
        startedAt: 1,
        log: [],
        failure: { code: 'DEVICE_HELD', params: {} },
      },
    });
    await waitFor(() =>
      expect(useNotices.getState().shown.map(({ text }) => text)).toContain('“web” has locked sda.'),
    );
    useNotices
      .getState()
      .shown.find(({ text }) => text.includes('locked'))
      ?.action?.run();
    await screen.findByRole('dialog');
  });
});

describe('a backup', () => {
  const dialogOf = async (shown: Guest) => {
    const user = show(<BackUpDialog guest={shown} onClose={() => undefined} />);
    return { user, dialog: await screen.findByRole('dialog') };
  };

  it('holds what changed since a moment that an earlier one kept', async () => {
    const { user, dialog } = await dialogOf(guest);
    await user.type(within(dialog).getByRole('textbox', { name: 'Folder' }), '/home/sam/backups');
    expect(await within(dialog).findByText(/as of one moment/)).toBeTruthy();
    await user.click(await within(dialog).findByRole('combobox', { name: 'What it holds' }));
    await user.click(await screen.findByRole('option', { name: /since monday/ }));
    expect(await within(dialog).findByText(/what changed of vda/)).toBeTruthy();
    expect(within(dialog).getByText(/stands on \.\.\/web-2026-06-01\/vda\.qcow2/)).toBeTruthy();
  });
});
