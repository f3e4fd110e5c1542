import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
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
  vi.unstubAllGlobals();
});

const open = () => (opened = openContainers({ at: `/guests/containers/${web.engine}/${web.id}/files` }));

/** As a browser hands over what was dropped. */
const fileEntry = (name: string) => {
  const file = new File(['text'], name);
  return { name, isFile: true, file: (resolve: (file: File) => void) => resolve(file) };
};
function folderEntry(name: string, ...inside: unknown[]) {
  const batches = [inside, []];
  return {
    name,
    isFile: false,
    createReader: () => ({ readEntries: (resolve: (some: unknown) => void) => resolve(batches.shift()) }),
  };
}
const drop = (...entries: unknown[]) => ({
  dataTransfer: { types: ['Files'], items: entries.map(entry => ({ webkitGetAsEntry: () => entry })) },
});

it('is walked and left by keys, and axe finds nothing', async () => {
  const { user, page, calls } = open();
  await screen.findByText('nginx.conf');
  expect(await findViolations(page)).toEqual([]);
  const folder = screen.getByRole('textbox', { name: 'Folder' });
  await user.clear(folder);
  await user.type(folder, '/etc{Enter}');
  await vi.waitFor(() => expect(calls('containerFiles.list').at(-1)).toMatchObject({ path: '/etc' }));
  screen.getByRole('button', { name: 'Up' }).focus();
  await user.keyboard('{Enter}');
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Folder' }).value).toBe('/');
});

it('asks before it writes over what is there, then copies what was dropped', async () => {
  const { user, calls } = open();
  vi.stubGlobal('innkeeper', { front: 'desktop', pathOf: (file: File) => `/home/me/${file.name}` });
  fireEvent.drop(await screen.findByText('nginx.conf'), drop(fileEntry('nginx.conf')));
  const dialog = await screen.findByRole('dialog', { name: 'Write over what is there?' });
  expect(calls('containerFiles.copyIn')).toEqual([]);
  await user.click(within(dialog).getByRole('button', { name: 'Write over' }));
  await vi.waitFor(() =>
    expect(calls('containerFiles.copyIn')).toMatchObject([
      { folder: '/', overwrite: true, source: { from: 'paths', paths: ['/home/me/nginx.conf'] } },
    ]),
  );
});

it('copies a dropped folder in the desktop by its path, as a whole', async () => {
  const { calls } = open();
  const where: Record<string, string> = { a: '/home/me/site/a', b: '/home/me/site/sub/b' };
  vi.stubGlobal('innkeeper', { front: 'desktop', pathOf: (file: File) => where[file.name] ?? '' });
  const site = folderEntry('site', fileEntry('a'), folderEntry('sub', fileEntry('b')));
  fireEvent.drop(await screen.findByText('nginx.conf'), drop(site));
  await vi.waitFor(() =>
    expect(calls('containerFiles.copyIn')).toMatchObject([
      { overwrite: false, source: { from: 'paths', paths: ['/home/me/site'] } },
    ]),
  );
});
