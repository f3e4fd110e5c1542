/**
 * The oldest Electron that the app starts on brings Node 18.15, which lacks AbortSignal.any (Node 20.3).
 * Imported first, so that everything after finds it.
 */
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
