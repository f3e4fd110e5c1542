import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeBeforeQuit, endWithLastWindow } from './quit.ts';

class FakeApp extends EventEmitter {
  readonly quit = vi.fn();
  readonly exit = vi.fn();
  asApp(): App {
    return this as unknown as App;
  }
}

describe('closing the last window', () => {
  const close = (working: string[], response: number) => {
    const app = new FakeApp();
    const showMessageBox = vi.fn().mockResolvedValue({ response, checkboxChecked: false });
    const openAgain = vi.fn();
    endWithLastWindow(app.asApp(), { showMessageBox }, { working: () => working }, openAgain);
    app.emit('window-all-closed');
    return { app, showMessageBox, openAgain };
  };

  it('quits when nothing is being done', () => {
    const { app, showMessageBox } = close([], 0);
    expect(app.quit).toHaveBeenCalledOnce();
    expect(showMessageBox).not.toHaveBeenCalled();
  });

  it('asks, naming what would be stopped, and goes on', async () => {
    const { app, showMessageBox, openAgain } = close(['Create web'], 0);
    await expect.poll(() => openAgain).toHaveBeenCalledOnce();
    expect(showMessageBox.mock.calls[0]?.[0].detail).toContain('Create web');
    expect(app.quit).not.toHaveBeenCalled();
  });

  it('quits when told to', async () => {
    const { app, openAgain } = close(['Create web'], 1);
    await expect.poll(() => app.quit).toHaveBeenCalledOnce();
    expect(openAgain).not.toHaveBeenCalled();
  });
});

describe('quitting', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const quit = (working: string[]) => {
    const app = new FakeApp();
    let resolve = () => {};
    const promise = new Promise<void>(done => (resolve = done));
    const closed = { promise, resolve };
    closeBeforeQuit(app.asApp(), { working: () => working, close: () => closed.promise });
    const event = { preventDefault: vi.fn() };
    app.emit('will-quit', event);
    return { app, event, closed };
  };

  it('does not wait for a host that does not answer', async () => {
    const { app, event } = quit([]);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(app.exit).toHaveBeenCalledWith(0);
  });

  it('waits for jobs to be undone', async () => {
    const { app, closed } = quit(['Create web']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(app.exit).not.toHaveBeenCalled();
    closed.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(app.exit).toHaveBeenCalledWith(0);
  });

  it('holds back a second attempt too', () => {
    const { app, closed } = quit(['Create web']);
    const again = { preventDefault: vi.fn() };
    app.emit('will-quit', again);
    expect(again.preventDefault).toHaveBeenCalledOnce();
    closed.resolve();
  });
});
