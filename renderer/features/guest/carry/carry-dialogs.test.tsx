import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { applyConnectionsEvent } from '#renderer/api/live/connections.ts';
import { applyGuestsEvent, guestKey } from '#renderer/api/live/guests.ts';
import { createQueryClient } from '#renderer/api/query.ts';
import { useNotices } from '#renderer/app/notifications/store.ts';
import { createFakeBackend } from '#renderer/testing/fake-backend.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventGuest } from '#renderer/testing/invent.ts';
import { scenes } from '#renderer/testing/scenes.ts';
import CloneDialog from './clone-dialog.tsx';
import ExportDialog from './export-dialog.tsx';
import ImportDialog from './import-dialog.tsx';
import TemplateDialog from './template-dialog.tsx';

const web = inventGuest({ name: 'web', state: 'off' });
const busy = inventGuest({ name: 'busy', state: 'running' });
const connections = [...(scenes['usual']?.connections ?? [])];

beforeEach(() => {
  useNotices.setState({ shown: [] });
  connectApi(createFakeBackend({ connections, guests: [web, busy] }).link);
  applyConnectionsEvent({ kind: 'snapshot', connections });
  applyGuestsEvent({ kind: 'snapshot', guests: [web, busy], complete: true });
});
afterEach(cleanup);

let closed = false;
function show(dialog: (onClose: () => void) => ReactElement) {
  closed = false;
  const close = () => {
    closed = true;
  };
  render(<QueryClientProvider client={createQueryClient()}>{dialog(close)}</QueryClientProvider>);
}
const button = (name: string) => screen.getByRole('button', { name });
// Planning waits until typing has settled.
const ready = (name: string) => waitFor(() => expect(button(name)).toHaveProperty('disabled', false));

it('duplicates under a free name, after what is made was shown', async () => {
  show(onClose => <CloneDialog guest={guestKey(web)} onClose={onClose} />);
  const name = screen.getByRole('textbox', { name: 'Name of the copy' });
  expect(name).toHaveProperty('value', 'web-copy');
  await ready('Duplicate');
  expect(screen.getAllByText(/web-copy-vda\.qcow2/)).not.toEqual([]);
  expect(await findViolations(document.body)).toEqual([]);
  await userEvent.click(button('Duplicate'));
  await waitFor(() => expect(closed).toBe(true));
  expect(useNotices.getState().shown[0]?.text).toBe('Duplicate web as web-copy');
});

it('says beside the name that it is taken', async () => {
  show(onClose => <CloneDialog guest={guestKey(web)} onClose={onClose} />);
  const name = screen.getByRole('textbox', { name: 'Name of the copy' });
  await userEvent.clear(name);
  await userEvent.type(name, 'busy');
  await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'));
  expect(button('Duplicate')).toHaveProperty('disabled', true);
});

it('asks for each disk what becomes of it', async () => {
  show(onClose => <CloneDialog guest={guestKey(web)} onClose={onClose} />);
  const list = await screen.findByRole('list', { name: 'Disks and media' });
  expect(within(list).getAllByRole('combobox').length).toBeGreaterThan(0);
});

it('says why a guest that runs cannot be copied, and what to do', async () => {
  show(onClose => <CloneDialog guest={guestKey(busy)} onClose={onClose} />);
  expect(await screen.findByText(/Shut it down first/)).toBeTruthy();
  expect(button('Duplicate')).toHaveProperty('disabled', true);
});

it('makes a template', async () => {
  show(onClose => <TemplateDialog guest={guestKey(web)} onClose={onClose} />);
  await ready('Make the template');
  expect(await findViolations(document.body)).toEqual([]);
  await userEvent.click(button('Make the template'));
  await waitFor(() => expect(closed).toBe(true));
});

it('exports to the place that is named, by the name that its kind has', async () => {
  show(onClose => <ExportDialog guest={guestKey(web)} onClose={onClose} />);
  expect(button('Export')).toHaveProperty('disabled', true);
  const where = screen.getByRole('textbox', { name: 'Where, on this computer' });
  await userEvent.type(where, '/home/ann/web');
  await userEvent.click(screen.getByRole('radio', { name: 'OVA archive' }));
  expect(where).toHaveProperty('value', '/home/ann/web.ova');
  await ready('Export');
  expect(await findViolations(document.body)).toEqual([]);
});

it('imports what was exported', async () => {
  show(onClose => <ImportDialog onClose={onClose} />);
  await userEvent.type(
    screen.getByRole('textbox', { name: 'The exported folder, on this computer' }),
    '/media/web',
  );
  await ready('Import');
  expect(screen.getByText(/keeps its UUID/)).toBeTruthy();
  expect(await findViolations(document.body)).toEqual([]);
  await userEvent.click(button('Import'));
  await waitFor(() => expect(closed).toBe(true));
});
