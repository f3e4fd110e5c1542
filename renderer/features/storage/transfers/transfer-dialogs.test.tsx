import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { connectApi } from '#renderer/api/client.ts';
import { applyJobsEvent } from '#renderer/api/live/jobs.ts';
import { createQueryClient } from '#renderer/api/query.ts';
import { createFakeBackend } from '#renderer/testing/fake-backend.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { connectionIdSchema } from '#shared/contract/values.ts';
import { readChecksum } from './checksum-fields.tsx';
import { DownloadDialog } from './download-dialog.tsx';
import { DropTarget } from './drop-target.tsx';
import { UploadDialog } from './upload-dialog.tsx';

// jsdom's files are none to Node's hashing.
vi.mock('#renderer/api/page-file.ts', () => ({
  describeFile: async ({ name, size }: File) => ({
    file: { name, size, fingerprint: 'a'.repeat(64) },
    head: btoa(name),
  }),
}));

const at = { connection: connectionIdSchema.parse('system'), pool: 'default' };
const text = (name: string) => new File(['bytes'], name);

function show(element: ReactElement) {
  connectApi(createFakeBackend({ connections: [], guests: [] }).link);
  render(<QueryClientProvider client={createQueryClient()}>{element}</QueryClientProvider>);
  return userEvent.setup();
}
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const ready = (name: string) => waitFor(() => expect(button(name).disabled).toBe(false));

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  applyJobsEvent({ kind: 'snapshot', jobs: [] });
});

test('a file gets its own name, is planned, and its job is sent its bytes', async () => {
  const sent = vi.spyOn(globalThis, 'fetch').mockImplementation(async () => {
    applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'done' } });
    return new Response(null, { status: 204 });
  });
  const job = { id: 'job-1', title: 'Upload', cancellable: true, startedAt: 0, log: [] };
  const onClose = vi.fn();
  const user = show(<UploadDialog {...at} onClose={onClose} />);
  await user.upload(screen.getByLabelText('File to upload'), text('debian.iso'));
  await ready('Upload');
  expect(screen.getByLabelText<HTMLInputElement>('Name in the pool').value).toBe('debian.iso');
  expect(screen.getByText('Write the file into it, holes as holes')).toBeTruthy();
  expect(await findViolations()).toEqual([]);
  await user.click(button('Upload'));
  expect(onClose).toHaveBeenCalledOnce();
  expect(sent).not.toHaveBeenCalled();
  applyJobsEvent({ kind: 'upsert', job: { ...job, state: 'running', paused: 'waits-for-page' } });
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  const [address, request] = sent.mock.calls[0] ?? [];
  expect(address).toBe('/bytes/ticket');
  expect(request).toMatchObject({ method: 'PUT', headers: { 'content-type': 'application/octet-stream' } });
});

test('a taken name offers to write over what is there, and asks for its name before', async () => {
  const user = show(<UploadDialog {...at} files={[text('taken.img')]} onClose={() => {}} />);
  const over = await screen.findByLabelText('Write over the volume that is there');
  expect(button('Upload').disabled).toBe(true);
  await user.click(over);
  await user.type(await screen.findByLabelText('Type taken.img to go on'), 'taken.img');
  expect(screen.getAllByText(/is in use/).length).toBeGreaterThan(0);
});

test('several files are asked about in turn', async () => {
  const onClose = vi.fn();
  const user = show(<UploadDialog {...at} files={[text('a.img'), text('b.img')]} onClose={onClose} />);
  await ready('Upload');
  expect(screen.getByRole('heading', { name: 'Upload to “default” (1 of 2)' })).toBeTruthy();
  await user.click(button('Upload'));
  expect(await screen.findByRole('heading', { name: 'Upload to “default” (2 of 2)' })).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Name in the pool').value).toBe('b.img');
  expect(onClose).not.toHaveBeenCalled();
  await user.click(button('Cancel'));
  expect(onClose).toHaveBeenCalledOnce();
});

test('files dropped on a pool open the dialog, and nothing else that is dragged does', async () => {
  show(
    <DropTarget {...at}>
      <p>volumes</p>
    </DropTarget>,
  );
  const below = screen.getByText('volumes');
  fireEvent.dragEnter(below, { dataTransfer: { types: ['text/plain'] } });
  expect(screen.queryByText('Drop to upload to “default”')).toBeNull();
  fireEvent.dragEnter(below, { dataTransfer: { types: ['Files'] } });
  expect(screen.getByText('Drop to upload to “default”')).toBeTruthy();
  const file = text('dropped.img');
  const items = [
    { kind: 'file', getAsFile: () => file, webkitGetAsEntry: () => ({ isDirectory: false }) },
    { kind: 'file', getAsFile: () => text('folder'), webkitGetAsEntry: () => ({ isDirectory: true }) },
  ];
  fireEvent.drop(below, { dataTransfer: { types: ['Files'], items } });
  expect(await screen.findByRole('heading', { name: 'Upload to “default”' })).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Name in the pool').value).toBe('dropped.img');
  expect(screen.queryByText('Drop to upload to “default”')).toBeNull();
});

test('a pool that takes nothing says why', () => {
  show(
    <DropTarget {...at} refusal="The pool is stopped">
      <p>volumes</p>
    </DropTarget>,
  );
  fireEvent.dragEnter(screen.getByText('volumes'), { dataTransfer: { types: ['Files'] } });
  expect(screen.getByText('The pool is stopped')).toBeTruthy();
  fireEvent.drop(screen.getByText('volumes'), { dataTransfer: { types: ['Files'], items: [] } });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a volume is fetched by the browser, or into a file where Innkeeper runs', async () => {
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const user = show(<DownloadDialog {...at} volume="web-01.qcow2" onClose={() => {}} />);
  await ready('Download');
  expect(screen.getByText(/“web-01” runs and may write to it meanwhile/)).toBeTruthy();
  expect(await findViolations()).toEqual([]);
  await user.click(screen.getByLabelText('Where Innkeeper runs'));
  expect(button('Download').disabled).toBe(true);
  await user.click(screen.getByLabelText('To my computer'));
  await ready('Download');
  await user.click(button('Download'));
  await waitFor(() => expect(clicked).toHaveBeenCalledOnce());
  expect((clicked.mock.contexts[0] as HTMLAnchorElement).getAttribute('href')).toBe('/bytes/ticket');
});

test('a checksum is read as publishers write it', () => {
  const hex = 'ab'.repeat(32);
  for (const written of [hex, `sha256:${hex.toUpperCase()}`, ` SHA256 = ${hex} `])
    expect(readChecksum(written)).toBe(`sha256:${hex}`);
  expect(readChecksum('ab'.repeat(64))).toBe(`sha512:${'ab'.repeat(64)}`);
  for (const none of ['', 'abc', `${hex}0`, 'zz'.repeat(32)]) expect(readChecksum(none)).toBeUndefined();
});
