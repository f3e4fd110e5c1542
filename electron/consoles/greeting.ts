import type { BytePipe } from './byte-pipe.ts';
import { ConsoleError } from './byte-pipe.ts';

/** RFC 6143, 7.1.1: the server speaks first, with "RFB xxx.yyy\n". */
const greetingStart = 'RFB ';
/** A local display answers in milliseconds; this allows for a slow way over ssh. */
export const greetingTimeoutMs = 8_000;

/**
 * Resolves once a VNC server has begun to speak; nothing it said is lost. Throws DISPLAY_SILENT when it accepts
 * the connection but says nothing in time, CONSOLE_UNAVAILABLE when it hangs up or speaks something else.
 */
export async function awaitGreeting(
  pipe: BytePipe,
  params: Record<string, string>,
  timeoutMs = greetingTimeoutMs,
): Promise<void> {
  const first = await new Promise<Buffer>((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      pipe.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', onError);
      act();
    };
    const onReadable = () => {
      const chunk = pipe.read() as Buffer | null;
      if (chunk !== null) settle(() => resolve(chunk));
    };
    const onEnd = () =>
      settle(() => reject(new ConsoleError('CONSOLE_UNAVAILABLE', { ...params, reason: 'closed' })));
    const onError = (error: NodeJS.ErrnoException) =>
      settle(() =>
        reject(
          new ConsoleError(
            'CONSOLE_UNAVAILABLE',
            { ...params, reason: error.code ?? 'failed' },
            error.message,
            error,
          ),
        ),
      );
    const timer = setTimeout(
      () => settle(() => reject(new ConsoleError('DISPLAY_SILENT', params))),
      timeoutMs,
    );
    pipe.on('readable', onReadable).on('end', onEnd).on('close', onEnd).on('error', onError);
  });
  if (!greetingStart.startsWith(first.subarray(0, greetingStart.length).toString('latin1'))) {
    throw new ConsoleError('CONSOLE_UNAVAILABLE', { ...params, reason: 'not-vnc' });
  }
  pipe.unshift(first);
}
