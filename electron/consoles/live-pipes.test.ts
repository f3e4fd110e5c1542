import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { TakenOverError } from './byte-pipe.ts';
import { LivePipes } from './live-pipes.ts';

describe('open consoles', () => {
  it('are capped, and make room as they close', async () => {
    const live = new LivePipes();
    const pipes = Array.from({ length: 64 }, () => new PassThrough());
    for (const pipe of pipes) {
      live.makeRoom();
      live.add(pipe);
    }
    expect(() => live.makeRoom()).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'RESOURCE_BUSY' }) }),
    );
    const closed = new Promise(resolve => pipes[0]!.once('close', resolve));
    pipes[0]!.destroy();
    await closed;
    expect(() => live.makeRoom()).not.toThrow();
  });

  it('tell the holder that somebody took over, and forget it', async () => {
    const live = new LivePipes();
    const pipe = new PassThrough();
    const error = vi.fn();
    pipe.on('error', error);
    live.hold('serial0', pipe);
    expect(live.holder('serial0')).toBe(pipe);
    await live.takeOver('serial0');
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.any(TakenOverError));
    expect(live.holder('serial0')).toBeUndefined();
  });

  it('keep the new holder when the old one closes late', async () => {
    const live = new LivePipes();
    const [old, next] = [new PassThrough(), new PassThrough()];
    live.hold('serial0', old);
    live.hold('serial0', next);
    const closed = new Promise(resolve => old.once('close', resolve));
    old.destroy();
    await closed;
    expect(live.holder('serial0')).toBe(next);
  });
});
