import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import type { MessagePortMain, WebContents } from 'electron';
import type { FrontBackend } from '#electron/fronts/backend.ts';
import type { DraggedFiles } from './dragged-files.ts';

/**
 * Makes a file of what the road brings, says that it is ready, and has the window drag it when the page still holds
 * the mouse by then. The page names no path, neither of what is dragged nor of where it goes: a ticket alone.
 */
export async function attachDragPort(
  port: Pick<MessagePortMain, 'on' | 'postMessage' | 'start' | 'close'>,
  road: ReturnType<FrontBackend['redeemBytes']>,
  dragged: Pick<DraggedFiles, 'place' | 'icon'>,
  contents: Pick<WebContents, 'startDrag' | 'isDestroyed'>,
): Promise<void> {
  const lost = () => {
    port.postMessage('lost');
    port.close();
  };
  if (road?.kind !== 'down') return lost();
  const leaving = new AbortController();
  port.on('close', () => leaving.abort());
  const path = await dragged.place(road.name).catch(() => undefined);
  if (path === undefined) return lost();
  // Nobody holds it any more: a file that is not whole breaks its job off.
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, signal: leaving.signal });
  const whole = finished(file);
  port.on('message', ({ data }: { data: unknown }) => {
    if (data === 'go' && file.writableFinished && !contents.isDestroyed())
      contents.startDrag({ file: path, icon: dragged.icon });
    port.close();
  });
  port.start();
  try {
    await Promise.all([whole, road.give(file)]);
    port.postMessage('ready');
  } catch {
    // The job says why.
    await rm(path, { force: true });
    lost();
  }
}
