import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { inventGuest } from '#renderer/testing/invent.ts';
import { Overlay } from './overlay.tsx';
import type { Phase } from './phase.ts';

afterEach(cleanup);

function show(phase: Phase, what: 'screen' | 'console' = 'screen') {
  const on = { onStart: vi.fn(), onRetry: vi.fn(), onTakeOver: vi.fn() };
  const display = { onAddVnc: vi.fn(), onOther: vi.fn() };
  render(
    <Overlay phase={phase} guest={inventGuest({ name: 'web' })} what={what} display={display} {...on} />,
  );
  return { ...on, ...display, user: userEvent.setup() };
}
const later = () => Date.now() + 60_000;
const press = (name: string) => screen.getByRole('button', { name });

test('a live console is not covered; a silent one is told apart', () => {
  show({ kind: 'live', silent: false });
  expect(screen.queryByRole('status')).toBeNull();
  show({ kind: 'live', silent: true });
  expect(screen.getByRole('status').textContent).toMatch(/stopped answering/);
});

test('a guest that is off is started from here, a saved one restored', async () => {
  const { onStart, user } = show({ kind: 'off', state: 'off' });
  await user.click(press('Start'));
  expect(onStart).toHaveBeenCalledOnce();
  cleanup();
  show({ kind: 'off', state: 'saved' });
  expect(press('Restore')).toBeTruthy();
});

test('a SPICE-only guest says so and offers VNC', async () => {
  const { onAddVnc, user } = show({ kind: 'unopenable', why: 'spice' });
  expect(screen.getByText('web only has a SPICE display.')).toBeTruthy();
  await user.click(press('Add a VNC display'));
  expect(onAddVnc).toHaveBeenCalledOnce();
});

test('a SPICE display beside a VNC one leads to that', async () => {
  const { onOther, user } = show({ kind: 'unopenable', why: 'spice', other: 1 });
  await user.click(press('Open the VNC display'));
  expect(onOther).toHaveBeenCalledExactlyOnceWith(1);
});

test('why it failed stays while the next attempt lasts, and one need not wait', async () => {
  const failure = { code: 'DISPLAY_SILENT' as const, params: { name: 'web' } };
  show({ kind: 'broken', failure, retryAt: later() });
  const title = screen.getByRole('heading').textContent;
  cleanup();
  const { onRetry, user } = show({ kind: 'connecting', after: failure });
  expect(screen.getByRole('heading').textContent).toBe(title);
  await user.click(press('Try now'));
  expect(onRetry).toHaveBeenCalledOnce();
});

test('a console in use can be taken over, and one that was taken can be taken back', async () => {
  const failure = { code: 'RESOURCE_BUSY' as const, params: { holder: 'innkeeper' } };
  const busy = show({ kind: 'broken', failure, retryAt: later() }, 'console');
  expect(screen.getByText(/Another window of Innkeeper/)).toBeTruthy();
  await busy.user.click(press('Take it over'));
  expect(busy.onTakeOver).toHaveBeenCalledOnce();
  cleanup();
  const taken = show({ kind: 'broken', failure }, 'console');
  await taken.user.click(press('Take it back'));
  expect(taken.onTakeOver).toHaveBeenCalledOnce();
});
