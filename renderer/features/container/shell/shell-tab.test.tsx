import { act, cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as channels from '#renderer/api/console-channel.ts';
import { ConsoleChannel } from '#renderer/api/console-channel.ts';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventContainer } from '#renderer/testing/invent-containers.ts';
import { openContainers } from '#renderer/testing/open-containers.tsx';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';

vi.mock('#renderer/api/console-channel.ts', async original => ({
  ...(await original<typeof channels>()),
  openConsoleChannel: vi.fn(),
}));
// jsdom draws nothing; the terminal asks for both.
vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
window.matchMedia = media =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => {},
    removeListener: () => {},
  });

let channel: ConsoleChannel;
let sent: string;
let letIn: () => void;
let opened: ReturnType<typeof openContainers>;

beforeEach(() => {
  sent = '';
  // Of its own calls each test waits for the first.
  vi.mocked(channels.openConsoleChannel).mockClear();
  vi.mocked(channels.openConsoleChannel).mockImplementation(
    () =>
      new Promise(resolve => {
        letIn = () => {
          const send = (bytes: Uint8Array) => (sent += new TextDecoder().decode(bytes));
          resolve((channel = new ConsoleChannel({ send, grant() {}, close() {} })));
        };
      }),
  );
  // Terminals are kept for a container: each test has one of its own.
  const web = inventContainer({ name: 'web' });
  const container = { ...web, id: crypto.randomUUID().replaceAll('-', '').padEnd(64, '0') as typeof web.id };
  opened = openContainers({
    at: `/guests/containers/${container.engine}/${container.id}/shell`,
    containers: [container],
    answers: { 'consoles.open': () => ({ ticket: 't', exec: 'e', tty: true }) },
  });
});
afterEach(() => {
  act(() => closeOverlay());
  cleanup();
  opened.close();
});

/** Of the hundreds of colours that a terminal has rules for, jsdom asks each at each element: seconds for one look. */
async function withoutColours(): Promise<void> {
  const terminal = await screen.findByTestId('terminal');
  await waitFor(() => expect(terminal.querySelector('style')).not.toBeNull());
  for (const style of terminal.querySelectorAll('style')) style.remove();
}

async function enter(): Promise<void> {
  const open = await screen.findByRole('button', { name: 'Open' });
  open.focus();
  await opened.user.keyboard('{Enter}');
  await withoutColours();
  await waitFor(() => expect(channels.openConsoleChannel).toHaveBeenCalled());
}

it('is opened by keys alone, reads what is typed at once, and gives the keyboard back', async () => {
  const { user, page } = opened;
  await screen.findByRole('button', { name: 'Open' });
  expect(await findViolations(page)).toEqual([]);
  await enter();
  await user.keyboard('ls');
  act(() => letIn());
  await waitFor(() => expect(sent).toBe('ls'));
  expect(await findViolations(page)).toEqual([]);
  await user.keyboard('{Control>}{Alt>}{/Alt}{/Control}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Search' })));
});

it('opens a second one beside it, and closes each', async () => {
  const { user } = opened;
  await enter();
  act(() => letIn());
  await user.click(await screen.findByRole('button', { name: 'New' }));
  await user.click(await screen.findByRole('button', { name: 'Open' }));
  await withoutColours();
  const shells = () => screen.queryAllByRole('button', { pressed: true, name: /bash/ });
  await waitFor(() => expect(shells()).toHaveLength(1));
  expect(screen.getAllByRole('button', { name: /^bash \d/ })).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Close' }));
  expect(screen.getAllByRole('button', { name: /^bash \d/ })).toHaveLength(1);
});

it('says how it ended, and opens again by keys', async () => {
  const { user, page } = opened;
  await enter();
  act(() => letIn());
  await waitFor(() => expect(channel).toBeDefined());
  act(() => channel.ended(consoleClose.ended, ''));
  const again = await screen.findByRole('button', { name: 'Open again' });
  expect(await findViolations(page)).toEqual([]);
  const before = opened.calls('consoles.open').length;
  expect(document.activeElement, 'no key goes to a shell that is gone').toBe(again);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(opened.calls('consoles.open')).toHaveLength(before + 1));
});
