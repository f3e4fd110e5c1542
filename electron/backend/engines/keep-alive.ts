import type Docker from 'dockerode';

export interface KeepAlive {
  /** How often the engine is asked for a sign of life, in ms. */
  readonly everyMs: number;
  /** How long it has for one, in ms. */
  readonly limitMs: number;
}

const USUAL: KeepAlive = { everyMs: 30_000, limitMs: 15_000 };

/**
 * Tells of an engine that says nothing any more: while a daemon hangs its stream of events stays open, and every call
 * would wait for ever. Asks nothing of its containers. Until `gone`.
 */
export function watchForSilence(
  docker: Docker,
  gone: AbortSignal,
  silent: (reason: Error) => void,
  { everyMs, limitMs }: KeepAlive = USUAL,
): void {
  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    const limit = setTimeout(
      () => silent(new DOMException('The engine says nothing.', 'TimeoutError')),
      limitMs,
    );
    limit.unref();
    // That it answers with a refusal is a sign of life too; a connection that breaks ends the stream of events.
    await docker.ping().catch(() => undefined);
    clearTimeout(limit);
    asking = false;
  };
  const timer = setInterval(() => void ask(), everyMs);
  timer.unref();
  gone.addEventListener('abort', () => clearInterval(timer), { once: true });
}
