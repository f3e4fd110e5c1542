import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as channels from '#renderer/api/console-channel.ts';
import { ConsoleChannel } from '#renderer/api/console-channel.ts';
import { closeOverlay } from '#renderer/app/overlays.ts';
import { findViolations } from '#renderer/testing/find-violations.ts';
import { inventContainer, inventedContainers } from '#renderer/testing/invent-containers.ts';
import { openContainers } from '#renderer/testing/open-containers.tsx';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import { stampText } from '#shared/domain/container-logs/stamps.ts';

vi.mock('#renderer/api/console-channel.ts', async original => ({
  ...(await original<typeof channels>()),
  openConsoleChannel: vi.fn(),
}));
// jsdom scrolls nothing.
Object.assign(Element.prototype, { scrollIntoView: () => {} });

const web = inventedContainers[0] ?? inventContainer({ name: 'web' });
let channel: ConsoleChannel;
let opened: ReturnType<typeof openContainers>;

beforeEach(() => {
  vi.mocked(channels.openConsoleChannel).mockImplementation(() => {
    channel = new ConsoleChannel({ send() {}, grant() {}, close() {} });
    return Promise.resolve(channel);
  });
  opened = openContainers({
    at: `/guests/containers/${web.engine}/${web.id}/logs`,
    answers: { 'consoles.open': () => ({ ticket: 't', tty: false }) },
  });
});
afterEach(() => {
  act(() => closeOverlay());
  cleanup();
  opened.close();
});

/** As the engine sends it: a frame of one of the two streams. */
function frame(stream: 1 | 2, nanos: number, text: string): ArrayBuffer {
  const payload = new TextEncoder().encode(`${stampText({ seconds: 1_700_000_000, nanos })} ${text}\n`);
  const bytes = new Uint8Array(8 + payload.length);
  bytes[0] = stream;
  new DataView(bytes.buffer).setUint32(4, payload.length);
  bytes.set(payload, 8);
  return bytes.buffer;
}
async function print(...lines: readonly (readonly [1 | 2, string])[]): Promise<HTMLElement> {
  const log = await screen.findByRole('log');
  await screen.findByText('Following');
  act(() => lines.forEach(([stream, text], at) => channel.arrived(frame(stream, at, text))));
  await within(log).findByText(lines.at(-1)?.[1] ?? '');
  return log;
}
/** Not found by its role: jsdom does not know the element yet. */
const searchBar = () => document.querySelector<HTMLElement>('search');
const searchSays = (text: string) =>
  waitFor(() => expect(searchBar()?.querySelector('output')?.textContent).toBe(text));
const targets = () => opened.calls('consoles.open') as ConsoleTarget[];

it('tells errors from output for those who see no colours, and axe finds nothing', async () => {
  const log = await print([1, 'ready'], [2, 'went wrong']);
  expect(within(log).getByText('went wrong').parentElement?.textContent).toMatch(/^error: /);
  expect(within(log).getByText('ready').parentElement?.textContent).not.toMatch(/error/);
  expect(await findViolations(opened.page)).toEqual([]);
  await opened.user.click(screen.getByRole('button', { name: 'Search' }));
  expect(await findViolations(opened.page)).toEqual([]);
});

it('is searched and left by keys alone', async () => {
  const { user } = opened;
  const log = await print([1, 'first needle'], [1, 'hay'], [1, 'second needle'], [1, 'the end']);
  act(() => log.focus());
  expect(document.activeElement).toBe(log);
  await user.keyboard('{Control>}{Shift>}[KeyF]{/Shift}{/Control}');
  const field = screen.getByRole('textbox', { name: 'Search the log' });
  expect(document.activeElement).toBe(field);
  await user.keyboard('needle');
  await searchSays('2 lines');
  const current = () => log.querySelector('[data-current] mark')?.closest('[data-line]')?.textContent;
  await user.keyboard('{Enter}');
  expect(current()).toMatch(/second needle$/);
  await user.keyboard('{Enter}');
  expect(current()).toMatch(/first needle$/);
  await user.keyboard('{Shift>}{Enter}{/Shift}');
  expect(current()).toMatch(/second needle$/);
  await user.keyboard('{Escape}');
  expect(searchBar()).toBeNull();
  expect(document.activeElement).toBe(log);
});

it('says of an expression that it cannot be read', async () => {
  const { user } = opened;
  await print([1, 'a line']);
  await user.click(screen.getByRole('button', { name: 'Search' }));
  await user.click(screen.getByRole('button', { name: 'Regular expression' }));
  const field = screen.getByRole('textbox', { name: 'Search the log' });
  await user.type(field, '(a+)+');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  await user.clear(field);
  await user.type(field, 'l.+e');
  await searchSays('1 line');
  expect(field.getAttribute('aria-invalid')).toBe('false');
});

it('asks the engine for the errors alone, and for a part of the time', async () => {
  const { user } = opened;
  await print([1, 'a line']);
  await user.click(screen.getByText('Errors'));
  await waitFor(() => expect(targets().at(-1)).toMatchObject({ query: { streams: 'stderr' } }));
  await user.click(screen.getByRole('combobox'));
  await user.click(await screen.findByRole('option', { name: 'Last hour' }));
  await waitFor(() => {
    const target = targets().at(-1);
    if (target?.kind !== 'logs') throw new Error('No log was opened.');
    const hour = Date.now() / 1000 - Number(target.query.since);
    expect(hour).toBeGreaterThan(3590);
    expect(hour).toBeLessThan(3700);
  });
});

describe('a line that is too long to be drawn', () => {
  const long = `begin ${'x'.repeat(3000)} needle ${'y'.repeat(2000)} end`;

  it('is drawn in part, and shown whole when asked for', async () => {
    const { user, page } = opened;
    const log = await print([1, long], [1, 'after']);
    expect(log.textContent?.length).toBeLessThan(3000);
    expect(log.textContent).toMatch(/begin x+… 3,018 more characters, show/);
    expect(await findViolations(page)).toEqual([]);
    await user.click(within(log).getByRole('button', { name: /more characters/ }));
    const dialog = await screen.findByRole('dialog', { name: 'A line of 5,018 characters' });
    expect(within(dialog).getByText(long)).toBeTruthy();
    expect(await findViolations(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Copy' }));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(`${long}\n`));
  });

  it('is drawn around what was found in it', async () => {
    const { user } = opened;
    const log = await print([1, long], [1, 'after']);
    await user.click(screen.getByRole('button', { name: 'Search' }));
    await user.type(screen.getByRole('textbox', { name: 'Search the log' }), 'needle');
    await searchSays('1 line');
    expect(log.querySelector('mark')?.textContent).toBe('needle');
    expect(log.textContent?.length).toBeLessThan(3000);
    expect(within(log).getByRole('button', { name: /characters before/ })).toBeTruthy();
  });

  it('is copied whole, by the button and where it is marked', async () => {
    const { user } = opened;
    const log = await print([2, long], [1, 'after']);
    await user.click(screen.getByRole('button', { name: 'Times' }));
    act(() => log.focus());
    getSelection()?.selectAllChildren(log);
    expect((await user.copy())?.getData('text/plain')).toBe(`error: ${long}\nafter`);
    getSelection()?.removeAllRanges();
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    await waitFor(async () => expect(await navigator.clipboard.readText()).toBe(`${long}\nafter\n`));
  });
});
