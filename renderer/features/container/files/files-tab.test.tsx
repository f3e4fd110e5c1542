import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
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
  await waitFor(() => expect(calls('containerFiles.list').at(-1)).toMatchObject({ path: '/etc' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('row'));
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
  await waitFor(() =>
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
  await waitFor(() =>
    expect(calls('containerFiles.copyIn')).toMatchObject([
      { overwrite: false, source: { from: 'paths', paths: ['/home/me/site'] } },
    ]),
  );
});

const files = () => within(screen.getByRole('grid', { name: /^Files in/ }));
/** The rows by name, as they stand. */
const rowNames = () =>
  files()
    .getAllByRole('row')
    .slice(1)
    .map(row => row.querySelector('bdi')?.textContent);

it('is gone through by keys: arrows, the beginning of a name, Enter and Backspace', async () => {
  const { user, calls } = open();
  await screen.findByText('nginx.conf');
  expect(rowNames()).toEqual(['conf.d', 'nginx.conf', 'sites']);
  files().getAllByRole('row')[1]?.focus();
  await user.keyboard('si');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('sites'));
  await user.keyboard('{Home}');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('conf.d'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(calls('containerFiles.list').at(-1)).toMatchObject({ path: '/conf.d' }));
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('row'));
  await user.keyboard('{Backspace}');
  await waitFor(() => expect(document.activeElement?.textContent).toContain('conf.d'));
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Folder' }).value).toBe('/');
});

it('keeps the keys where a path was typed, and where nothing is listed', async () => {
  const { user, page } = open();
  await screen.findByText('nginx.conf');
  const folder = screen.getByRole<HTMLInputElement>('textbox', { name: 'Folder' });
  await user.clear(folder);
  await user.type(folder, '/empty{Enter}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Nothing is in it.'));
  expect(await findViolations(page)).toEqual([]);
  await user.keyboard('{Backspace}');
  await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('row'));
  expect(folder.value).toBe('/');
});

it('copies what is chosen out together', async () => {
  const { user, calls } = open();
  const row = (name: string) => files().getByText(name).closest('[role=row]') as HTMLElement;
  await screen.findByText('nginx.conf');
  await user.click(row('nginx.conf'));
  await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
  await user.click(screen.getByRole('button', { name: 'Copy “nginx.conf” out' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(calls('containerFiles.copyOut')).toMatchObject([{ paths: ['/nginx.conf', '/sites'] }]),
  );
});

it('sorts by any column, folders first', async () => {
  const { user } = open();
  await screen.findByText('nginx.conf');
  await user.click(files().getByRole('button', { name: /Name/ }));
  expect(rowNames()).toEqual(['conf.d', 'sites', 'nginx.conf']);
  expect(files().getByRole('columnheader', { name: /Name/ }).getAttribute('aria-sort')).toBe('descending');
});

/** Presses a row and begins to drag it, as soon as it was offered. */
async function dragRow(opened: ReturnType<typeof open>) {
  const row = (await screen.findByText('nginx.conf')).closest('[role=row]') as HTMLElement;
  fireEvent.mouseDown(row, { button: 0 });
  await waitFor(() =>
    expect(opened.calls('containerFiles.offer')).toMatchObject([{ paths: ['/nginx.conf'] }]),
  );
  await act(async () => {});
  const setData = vi.fn();
  return { row, setData, begun: fireEvent.dragStart(row, { dataTransfer: { setData } }) };
}

it('offers a dragged file where the browser fetches it when it is dropped, and only there', async () => {
  const brands = [{ brand: 'Chromium' }];
  const on = (platform: string) =>
    Object.defineProperty(navigator, 'userAgentData', { configurable: true, value: { brands, platform } });
  on('Linux');
  const { row } = await screenRow(open());
  expect(row.draggable).toBe(false);
  cleanup();
  on('macOS');
  const { setData, begun } = await dragRow(open());
  expect(begun).toBe(true);
  expect(setData).toHaveBeenCalledExactlyOnceWith(
    'DownloadURL',
    `application/octet-stream:nginx.conf:${location.origin}/bytes/ticket`,
  );
  Object.defineProperty(navigator, 'userAgentData', { configurable: true, value: undefined });
});

async function screenRow(_opened: unknown) {
  return { row: (await screen.findByText('nginx.conf')).closest('[role=row]') as HTMLElement };
}

it('has the desktop make the file while the mouse is held, and says so', async () => {
  const requests: unknown[] = [];
  const { port1, port2 } = new MessageChannel();
  const said: unknown[] = [];
  port2.onmessage = ({ data }) => said.push(data);
  vi.stubGlobal('innkeeper', {
    front: 'desktop',
    requestPort(request: unknown, id: string) {
      requests.push(request);
      const event = new MessageEvent('message', {
        data: { innkeeperPort: id },
        ports: [port1],
        source: window,
      });
      window.dispatchEvent(event);
    },
  });
  const { begun } = await dragRow(open());
  expect(begun).toBe(false);
  await waitFor(() => expect(requests).toEqual([{ kind: 'drag', ticket: 'ticket' }]));
  expect(await screen.findByText(/keep holding/)).toBeTruthy();
  port2.postMessage('ready');
  await waitFor(() => expect(said).toEqual(['go']));
  await waitFor(() => expect(screen.queryByText(/keep holding/)).toBeNull());
  port2.close();
});
