import { describe, expect, it, vi } from 'vitest';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { consoleWindow } from '#shared/domain/consoles/flow.ts';
import { ConsoleChannel } from './console-channel.ts';

function open() {
  const wire = {
    send: vi.fn<(bytes: Uint8Array) => void>(),
    grant: vi.fn<(bytes: number) => void>(),
    close: vi.fn(),
  };
  return { wire, channel: new ConsoleChannel(wire) };
}

describe('channel of a console', () => {
  it('keeps bytes and the close until somebody listens', () => {
    const { channel } = open();
    channel.arrived(Uint8Array.of(1, 2).buffer);
    channel.ended(consoleClose.ended, 'ended');
    const seen: unknown[] = [];
    channel.onclose = event => seen.push(event.code);
    expect(seen).toEqual([]);
    channel.onmessage = event => void seen.push([...new Uint8Array(event.data)]);
    expect(seen).toEqual([[1, 2], consoleClose.ended]);
  });

  it('sends no more than granted, and loses nothing', () => {
    const { wire, channel } = open();
    for (let i = 0; i < 6; i += 1) channel.send(new Uint8Array(consoleWindow.toGuest / 4).fill(i));
    expect(wire.send).toHaveBeenCalledTimes(4);
    channel.granted(consoleWindow.toGuest / 4);
    expect(wire.send).toHaveBeenCalledTimes(5);
    channel.granted(consoleWindow.toGuest / 4);
    expect(wire.send.mock.calls.map(([bytes]) => bytes[0])).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('cuts what is longer than a message may be', () => {
    const { wire, channel } = open();
    const pasted = Uint8Array.from({ length: 40_000 }, (_, index) => index);
    channel.send(pasted);
    const sent = wire.send.mock.calls.map(([bytes]) => bytes);
    expect(Math.max(...sent.map(bytes => bytes.length))).toBeLessThanOrEqual(16_384);
    expect(sent.flatMap(bytes => [...bytes])).toEqual([...pasted]);
  });

  it('sends what a buffer held when it was given, though it is used again', () => {
    const { wire, channel } = open();
    const buffer = Uint8Array.of(1, 2, 3);
    channel.send(buffer.subarray(1));
    buffer.fill(9);
    expect(wire.send.mock.calls[0]?.[0]).toEqual(Uint8Array.of(2, 3));
  });

  it('grants as bytes are consumed: at once, or when the handler says so', async () => {
    const { wire, channel } = open();
    channel.onmessage = () => {};
    channel.arrived(new ArrayBuffer(consoleWindow.toViewer / 2));
    expect(wire.grant).toHaveBeenCalledExactlyOnceWith(consoleWindow.toViewer / 2);
    let finish = () => {};
    channel.onmessage = () => new Promise<void>(resolve => (finish = resolve));
    channel.arrived(new ArrayBuffer(consoleWindow.toViewer / 2));
    await Promise.resolve();
    expect(wire.grant).toHaveBeenCalledTimes(1);
    finish();
    await expect.poll(() => wire.grant).toHaveBeenCalledTimes(2);
  });

  it('says once that it closed, never while being closed, and is silent afterwards', async () => {
    const { wire, channel } = open();
    const closed = vi.fn();
    channel.onclose = closed;
    channel.onmessage = () => {};
    channel.close();
    expect(closed).not.toHaveBeenCalled();
    await Promise.resolve();
    channel.ended(consoleClose.ended, '');
    channel.send(Uint8Array.of(1));
    expect(closed).toHaveBeenCalledOnce();
    expect(wire.close).toHaveBeenCalledOnce();
    expect(wire.send).not.toHaveBeenCalled();
  });
});
