import { harmless, withoutEscapes } from '#shared/domain/container-logs/ansi.ts';
import type { LogStore } from './log-store.ts';

/** What is marked with the mouse; where a part of a line is left out in the middle of that, with that part. */
export function markedText(store: LogStore): string {
  const selection = getSelection();
  if (selection === null || selection.rangeCount === 0) return '';
  const marked = selection.getRangeAt(0).cloneContents();
  const leftOut = marked.querySelectorAll<HTMLElement>('[data-left-out]');
  if (leftOut.length === 0) return selection.toString();
  for (const button of leftOut) {
    const { leftOut: number, from, to } = button.dataset;
    const index = Number(number) - store.dropped;
    const text = index < 0 ? '' : harmless(withoutEscapes(store.line(index).text));
    button.replaceWith(text.slice(Number(from), Number(to)));
  }
  // As where nothing is left out: times cannot be marked.
  for (const when of marked.querySelectorAll('[data-when]')) when.remove();
  const lines = [...marked.querySelectorAll('[data-line]')].map(({ textContent }) => textContent);
  return lines.length === 0 ? (marked.textContent ?? '') : lines.join('\n');
}
