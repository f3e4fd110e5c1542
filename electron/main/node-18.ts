import diagnostics from 'node:diagnostics_channel';

/*
 * The oldest Electron that the app starts on brings Node 18.15. What our libraries and we use beyond it is added
 * here, where it is missing, before anything else is loaded.
 */

/** Node 20.3. */
type AbortSignalStatics = { any?: (signals: AbortSignal[]) => AbortSignal };

(AbortSignal as AbortSignalStatics).any ??= sources => {
  const controller = new AbortController();
  const abort = (event: Event) => settle((event.target as AbortSignal).reason);
  const settle = (reason: unknown) => {
    for (const source of sources) source.removeEventListener('abort', abort);
    controller.abort(reason);
  };
  for (const source of sources) {
    if (source.aborted) {
      settle(source.reason);
      break;
    }
    source.addEventListener('abort', abort, { once: true });
  }
  return controller.signal;
};

/** Node 18.19; pino traces through it only while somebody subscribes, and nobody does. */
type Tracing = { tracingChannel?: (name: string) => { hasSubscribers: false } };

(diagnostics as Tracing).tracingChannel ??= () => ({ hasSubscribers: false });
