import type { Chord } from './keys.ts';

/** What of a screen takes keys: noVNC's `RFB.sendKey`. */
export interface KeySink {
  sendKey(keysym: number, code: string, down: boolean): void;
}

export function sendChord(sink: KeySink, keys: Chord): void {
  for (const key of keys) sink.sendKey(key.keysym, key.code, true);
  for (const key of keys.toReversed()) sink.sendKey(key.keysym, key.code, false);
}
