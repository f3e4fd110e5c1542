import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { openSnapshots } from '#renderer/testing/open-snapshots.tsx';

afterEach(() => {
  cleanup();
  closeOverlay();
});

const tree = () => screen.getByRole('treegrid', { name: 'Snapshots of web' });
const rows = () => within(tree()).getAllByRole('row');
const focusedRow = () => rows().findIndex(row => row === document.activeElement);
const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });
const nameField = () => screen.getByRole('textbox', { name: 'Name' });
const whenReady = (name: string) => waitFor(() => expect(button(name).disabled).toBe(false));

test('draws the tree with its levels, and where the guest is', async () => {
  await openSnapshots();
  expect(
    rows().map(row => [row.getAttribute('aria-level'), row.querySelector('strong')?.textContent]),
  ).toEqual([
    ['1', 'Freshly installed'],
    ['2', 'Before the update'],
    ['3', 'Updated, not tried yet'],
    ['3', 'With the other driver'],
    ['4', 'You are here'],
  ]);
  expect(screen.getByRole('heading', { name: 'With the other driver' })).toBeTruthy();
  expect(await findViolations()).toEqual([]);
});

test('goes by keys: to parents and children, into the details, and to deleting one', async () => {
  const { user } = await openSnapshots();
  rows()[3]?.focus();
  await user.keyboard('{ArrowLeft}');
  expect(focusedRow()).toBe(1);
  expect(await screen.findByRole('heading', { name: 'Before the update' })).toBeTruthy();
  await user.keyboard('{ArrowRight}{ArrowDown}{ArrowUp}');
  expect(focusedRow()).toBe(2);
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(screen.getByRole('region', { name: 'Updated, not tried yet' }));
  rows()[0]?.focus();
  await user.keyboard('{Delete}');
  expect(await screen.findByRole('dialog', { name: 'Delete “Freshly installed”?' })).toBeTruthy();
});

test('returns to one and keeps what is now; throwing that away has to be agreed to', async () => {
  const { user, ran } = await openSnapshots();
  await user.click(button('Return to it…'));
  await whenReady('Return');
  expect(await findViolations()).toEqual([]);
  await user.click(screen.getByLabelText('Keep what the guest is now as a snapshot'));
  const field = await screen.findByLabelText('Type web to go on');
  expect(button('Return').disabled).toBe(true);
  await user.type(field, 'web');
  await whenReady('Return');
  await user.click(button('Return'));
  await waitFor(() => expect(ran).toHaveLength(1));
  expect(ran[0]).toMatchObject({ do: 'revert', snapshot: 'With the other driver', keepNow: null });
});

test('takes one where there is none yet', async () => {
  const { user, ran } = await openSnapshots({ shape: 'none', change: { state: 'off' } });
  expect(screen.queryByRole('treegrid', { name: 'Snapshots of web' })).toBeNull();
  await user.click(button('Take a snapshot…'));
  await user.clear(await screen.findByRole('textbox', { name: 'Name' }));
  await user.type(nameField(), 'a/b');
  expect(await screen.findByText(/cannot hold a slash/)).toBeTruthy();
  expect(button('Take it').disabled).toBe(true);
  await user.clear(nameField());
  await user.type(nameField(), 'first');
  await user.type(screen.getByLabelText('Notes'), 'Works.');
  await whenReady('Take it');
  await user.click(button('Take it'));
  await waitFor(() =>
    expect(ran).toEqual([{ do: 'create', name: 'first', description: 'Works.', kind: 'internal' }]),
  );
});

test('says why none can be taken, and offers no way that leads nowhere', async () => {
  await openSnapshots({ shape: 'raw' });
  expect(screen.getByRole('heading', { name: 'No snapshots can be taken of this guest' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Take a snapshot…' })).toBeNull();
});

test('a new name for one inside the disk file is refused beside the name; its notes are not', async () => {
  const { user, ran } = await openSnapshots({ shape: 'internal' });
  await user.click(button('Edit…'));
  await user.type(screen.getByLabelText('Notes'), 'Before it all');
  await user.clear(nameField());
  await user.type(nameField(), 'other');
  await waitFor(() => expect(nameField().getAttribute('aria-invalid')).toBe('true'));
  expect(button('Save').disabled).toBe(true);
  await user.clear(nameField());
  await user.type(nameField(), 'Before the update');
  await whenReady('Save');
  await user.click(button('Save'));
  await waitFor(() =>
    expect(ran).toEqual([{ do: 'edit', snapshot: 'Before the update', description: 'Before it all' }]),
  );
});

test('merges a layer of a disk by the plan', async () => {
  const { user, ran } = await openSnapshots();
  await user.click(button(/What to do with .*web\.now\.qcow2/));
  await user.click(screen.getByRole('menuitem', { name: 'Merge down into the one below…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Merge web.now.qcow2 into web.branch.qcow2' });
  // The file below is the state of a snapshot: it must not be written to.
  expect(await within(dialog).findByRole('list', { name: 'What is in the way' })).toBeTruthy();
  expect(button('Merge').disabled).toBe(true);
  expect(ran).toEqual([]);
});

test('tells of work that was cut short, and asks before a way that loses something', async () => {
  const { user, settled } = await openSnapshots({
    unfinished: [
      {
        id: 'one',
        title: 'Delete the snapshot “old”',
        startedAt: 0,
        found: ['Nothing is lost.'],
        ways: [
          { id: 'finish', label: 'Go on with it' },
          { id: 'drop', label: 'Drop it', loses: 'The snapshot “old”' },
        ],
      },
    ],
  });
  const note = await screen.findByRole('region', { name: 'Unfinished: Delete the snapshot “old”' });
  await user.click(within(note).getByRole('button', { name: 'Drop it…' }));
  expect(settled).toEqual([]);
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Drop it' }));
  await waitFor(() => expect(settled).toEqual([{ id: 'one', way: 'drop' }]));
  await user.click(within(note).getByRole('button', { name: 'Go on with it' }));
  await waitFor(() => expect(settled).toHaveLength(2));
});
