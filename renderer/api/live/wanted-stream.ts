import { follow } from './follow.ts';
import { useSettings } from './settings.ts';

/** Scrolling asks for others all the time; the stream is changed when it rests. */
const restMs = 250;

interface WantedOptions<Ref, Event> {
  /** As many as the contract lets one stream watch. */
  readonly atMost: number;
  readonly keyOf: (ref: Ref) => string;
  readonly open: (refs: Ref[], intervalMs: number, signal: AbortSignal) => Promise<AsyncIterable<Event>>;
  readonly apply: (event: Event) => void;
}

/** One stream of statistics about whatever is looked at, by anybody in this window; none while it is hidden. */
export function wantedStream<Ref, Event>({ atMost, keyOf, open, apply }: WantedOptions<Ref, Event>) {
  const wanted = new Map<string, readonly Ref[]>();
  let running: { names: string; stop: AbortController } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function restart(): void {
    timer = undefined;
    const known = new Map([...wanted.values()].flat().map(ref => [keyOf(ref), ref]));
    const refs = document.hidden ? [] : [...known.values()].slice(0, atMost);
    const { sampleIntervalMs: intervalMs } = useSettings.getState();
    const names = `${intervalMs} ${refs.map(keyOf).toSorted().join(' ')}`;
    if (running?.names === names) return;
    running?.stop.abort();
    running = undefined;
    if (refs.length === 0) return;
    const stop = new AbortController();
    running = { names, stop };
    void follow({
      signal: stop.signal,
      open: signal => open(refs, intervalMs, signal),
      apply,
      lost: () => undefined,
    });
  }

  function soon(): void {
    timer ??= setTimeout(restart, restMs);
  }

  return {
    /** Watches these for `owner` (and no others for it) until it asks for none. */
    want: (owner: string, refs: readonly Ref[]): void => {
      if (refs.length === 0) wanted.delete(owner);
      else wanted.set(owner, refs);
      soon();
    },
    /** Lets a hidden window watch nothing. Called once at start. */
    heed: (): void => {
      document.addEventListener('visibilitychange', soon);
      useSettings.subscribe((now, before) => now.sampleIntervalMs !== before.sampleIntervalMs && soon());
    },
  };
}
