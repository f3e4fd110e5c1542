import { Duplex } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { consoleWindow } from '#shared/domain/consoles/flow.ts';
import { bridge, type ViewerPort } from './bridge.ts';
import { TakenOverError } from './byte-pipe.ts';

/** A guest that says as much as it is asked for, and takes what it is told when `take` is called. */
function guest() {
  let produced = 0;
  const waiting: (() => void)[] = [];
  const pipe = new Duplex({
    read() {
      produced += 16_384;
      this.push(Buffer.alloc(16_384));
    },
    write(_chunk, _encoding, callback) {
      waiting.push(callback);
    },
  });
  return { pipe, produced: () => produced, take: () => waiting.shift()?.() };
}

function viewer() {
  return {
    send: vi.fn<ViewerPort['send']>(),
    grant: vi.fn<ViewerPort['grant']>(),
    close: vi.fn<ViewerPort['close']>(),
  };
}

const sentBytes = (port: ReturnType<typeof viewer>) =>
  port.send.mock.calls.reduce((sum, [bytes]) => sum + bytes.length, 0);

async function settle() {
  for (let i = 0; i < 500; i += 1) await turn();
}

describe('bridge of a console', () => {
  it('reads no further than the viewer grants, and holds less than a MiB', async () => {
    const { pipe, produced } = guest();
    const port = viewer();
    const ends = bridge(pipe, port);
    await settle();
    const first = sentBytes(port);
    expect(first).toBeGreaterThanOrEqual(consoleWindow.toViewer);
    expect(produced()).toBeLessThan(1024 * 1024);
    await settle();
    expect(sentBytes(port)).toBe(first);
    ends.granted(100_000);
    await settle();
    expect(sentBytes(port)).toBeGreaterThanOrEqual(first + 100_000 - 16_384);
    expect(sentBytes(port)).toBeLessThan(first + 200_000);
    ends.gone();
  });

  it('grants the viewer only what the guest has taken', async () => {
    const { pipe, take } = guest();
    const port = viewer();
    const ends = bridge(pipe, port);
    ends.bytes(new Uint8Array(consoleWindow.toGuest / 2));
    await settle();
    expect(port.grant).not.toHaveBeenCalled();
    take();
    await settle();
    expect(port.grant).toHaveBeenCalledExactlyOnceWith(consoleWindow.toGuest / 2);
    ends.gone();
  });

  it('drops a viewer that sends more than it was granted', () => {
    const { pipe } = guest();
    const port = viewer();
    const ends = bridge(pipe, port);
    ends.bytes(new Uint8Array(consoleWindow.toGuest));
    ends.bytes(new Uint8Array(1));
    expect(port.close).toHaveBeenCalledExactlyOnceWith(consoleClose.viewerLost, expect.any(String));
    expect(pipe.destroyed).toBe(true);
  });

  it('tells why the guest side closed, once, and lets go of everything', async () => {
    for (const [error, code] of [
      [undefined, consoleClose.ended],
      [new Error('reset'), consoleClose.failed],
      [new TakenOverError(), consoleClose.takenOver],
    ] as const) {
      const pipe = new Duplex({ read() {}, write() {} });
      const port = viewer();
      const done = vi.fn();
      bridge(pipe, port, done);
      if (error === undefined) pipe.push(null);
      else pipe.destroy(error);
      await settle();
      expect(port.close).toHaveBeenCalledExactlyOnceWith(code, expect.any(String));
      expect(done).toHaveBeenCalledOnce();
      expect(pipe.destroyed).toBe(true);
    }
  });

  it('closes the guest side when the viewer goes, without answering it', async () => {
    const { pipe } = guest();
    const port = viewer();
    const done = vi.fn();
    bridge(pipe, port, done).gone();
    await settle();
    expect(pipe.destroyed).toBe(true);
    expect(port.close).not.toHaveBeenCalled();
    expect(done).toHaveBeenCalledOnce();
  });

  it('notices that the guest ended while the ticket lay waiting', async () => {
    const { pipe } = guest();
    pipe.destroy();
    const port = viewer();
    bridge(pipe, port);
    await settle();
    expect(port.close).toHaveBeenCalledExactlyOnceWith(consoleClose.ended, expect.any(String));
  });
});
