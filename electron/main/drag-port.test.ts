import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { attachDragPort } from './drag-port.ts';
import { DraggedFiles } from './dragged-files.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'innkeeper-test-drag-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function drag(give: (into: Writable) => Promise<void>, name = 'note') {
  const listeners = new Map<string, (event: { data: unknown }) => void>();
  const port = {
    on: (event: string, listener: never) => void listeners.set(event, listener),
    postMessage: vi.fn(),
    start: vi.fn(),
    close: vi.fn(),
  };
  const contents = { startDrag: vi.fn(), isDestroyed: () => false };
  const road = { kind: 'down' as const, name, give, never: () => undefined };
  const dragged = new DraggedFiles(join(folder, 'dragged'), '/icon.png');
  const attached = attachDragPort(port as never, road, dragged, contents);
  return {
    attached,
    contents,
    dragged,
    port,
    say: (data: unknown) => listeners.get('message')?.({ data }),
    leave: () => listeners.get('close')?.({ data: undefined }),
  };
}

it('drags a file of the very bytes, once it is whole and still held', async () => {
  const { attached, contents, dragged, port, say } = drag(async into => void into.end('bytes'), '../a:b');
  say('go');
  expect(contents.startDrag).not.toHaveBeenCalled();
  await attached;
  expect(port.postMessage.mock.calls).toEqual([['ready']]);
  say('go');
  const { file, icon } = contents.startDrag.mock.calls[0]![0];
  expect([icon, readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual([
    '/icon.png',
    'bytes',
    0o600,
  ]);
  expect(file).toMatch(/\/dragged\/drag-[^/]+\/\.\._a_b$/);
  dragged.clear();
  expect(readdirSync(folder)).toEqual([]);
});

it('leaves nothing of a file that was let go, or broke off', async () => {
  const left = drag(into => new Promise<void>(resolve => void into.once('close', resolve)));
  await expect.poll(() => left.port.start).toHaveBeenCalled();
  left.leave();
  await left.attached;
  const early = drag(async into => void into.end('bytes'));
  early.leave();
  await early.attached;
  const broken = drag(async into => void into.destroy());
  await broken.attached;
  for (const { contents, port } of [left, early, broken]) {
    expect(port.postMessage.mock.calls).toEqual([['lost']]);
    expect(contents.startDrag).not.toHaveBeenCalled();
  }
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(each => each.isFile());
  expect(files).toEqual([]);
});

it('drags nothing for a ticket that is not good', async () => {
  const port = { on: vi.fn(), postMessage: vi.fn(), start: vi.fn(), close: vi.fn() };
  const contents = { startDrag: vi.fn(), isDestroyed: () => false };
  const dragged = new DraggedFiles(join(folder, 'dragged'), '/icon.png');
  await attachDragPort(port as never, undefined, dragged, contents);
  expect(port.postMessage).toHaveBeenCalledExactlyOnceWith('lost');
  expect(readdirSync(folder)).toEqual([]);
});
