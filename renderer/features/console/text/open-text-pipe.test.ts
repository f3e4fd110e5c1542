import { expect, test } from 'vitest';
import { ConsoleChannel } from '#renderer/api/console-channel.ts';
import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import { openTextPipe } from './open-text-pipe.ts';

function channel() {
  const sent: string[] = [];
  const wire = {
    send: (bytes: Uint8Array) => sent.push(new TextDecoder().decode(bytes)),
    grant: () => {},
    close: () => {},
  };
  return { sent, channel: new ConsoleChannel(wire) };
}
const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;
const running = new AbortController().signal;

test('bytes go both ways', async () => {
  const read: string[] = [];
  const { sent, channel: wired } = channel();
  const pipe = openTextPipe(wired, async each => void read.push(new TextDecoder().decode(each)), running);
  wired.arrived(bytes('login: '));
  pipe.send(new TextEncoder().encode('root\r'));
  expect([read, sent]).toEqual([['login: '], ['root\r']]);
});

test('a console taken over is not fought for', async () => {
  const { channel: wired } = channel();
  const pipe = openTextPipe(wired, async () => {}, running);
  wired.ended(consoleClose.takenOver, '');
  expect(await pipe.ended).toEqual({ failure: { code: 'RESOURCE_BUSY', params: {} }, final: true });
});

test('a channel that closed before it was wired ends at once', async () => {
  const { channel: wired } = channel();
  wired.ended(consoleClose.ticketInvalid, '');
  expect((await openTextPipe(wired, async () => {}, running).ended).failure.code).toBe('TICKET_INVALID');
});

test('letting go closes the channel', async () => {
  const { channel: wired } = channel();
  const stop = new AbortController();
  const pipe = openTextPipe(wired, async () => {}, stop.signal);
  stop.abort();
  await pipe.ended;
  expect(wired.readyState).toBe(WebSocket.CLOSED);
});
