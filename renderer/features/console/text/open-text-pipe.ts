import type { ConsoleChannel } from '#renderer/api/console-channel.ts';
import { endOf } from '../channel-end.ts';
import type { OpenPipe, PipeEnd } from '../link-loop.ts';

export interface TextPipe extends OpenPipe {
  send(bytes: Uint8Array): void;
}

/**
 * Wires a channel that is open. `onBytes` resolves when the bytes are drawn: until then they count as not
 * consumed, which slows a guest that prints faster than we draw.
 */
export function openTextPipe(
  channel: Pick<ConsoleChannel, 'onmessage' | 'onclose' | 'send' | 'close'>,
  onBytes: (bytes: Uint8Array) => Promise<void>,
  signal: AbortSignal,
): TextPipe {
  const close = () => channel.close();
  const ended = new Promise<PipeEnd>(settle => {
    channel.onclose = ({ code }) => {
      signal.removeEventListener('abort', close);
      settle(endOf(code));
    };
  });
  // The last one to be set: a channel that closed on its way here says so now.
  channel.onmessage = ({ data }) => onBytes(new Uint8Array(data));
  signal.addEventListener('abort', close);
  if (signal.aborted) close();
  return { ended, close, send: bytes => channel.send(bytes) };
}
