import { withoutEscapes } from '#shared/domain/container-logs/ansi.ts';
import { stampText } from '#shared/domain/container-logs/stamps.ts';
import { markedText } from './marked-text.ts';
import type { LogStore } from './log-store.ts';

/** More than that is for a file. */
export const MOST_COPIED = 20_000;

/** The newest lines as text, or what is marked with the mouse; answers with how many. */
export async function copyLines(store: LogStore, timestamps: boolean): Promise<number> {
  const marked = markedText(store);
  if (marked !== '') {
    await navigator.clipboard.writeText(marked);
    return marked.split('\n').length;
  }
  const first = Math.max(0, store.count - MOST_COPIED);
  const lines = Array.from({ length: store.count - first }, (_, at) => {
    const { text, at: when } = store.line(first + at);
    const stamp = timestamps
      ? `${stampText({ seconds: Math.floor(when / 1000), nanos: (when % 1000) * 1e6 })} `
      : '';
    return stamp + withoutEscapes(text);
  });
  await navigator.clipboard.writeText(`${lines.join('\n')}\n`);
  return lines.length;
}
