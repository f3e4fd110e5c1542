import { create } from 'zustand';
import type { Failure } from '#shared/contract/failure.ts';
import { sentence } from '#shared/domain/failures/words.ts';
import { toFailure } from '#renderer/api/failure.ts';

export interface Notice {
  id: number;
  tone: 'info' | 'success' | 'failure';
  text: string;
  /** Why it happened and what to do, under the text. */
  more?: string;
  /** What the machine said, word for word, folded away. */
  detail?: string;
  /** `decides`: something waits for an answer, and the notice with it. */
  action?: { label: string; run: () => void; decides?: true };
  /** The job whose end it tells. */
  job?: string;
}

interface Notices {
  shown: readonly Notice[];
}

export const useNotices = create<Notices>(() => ({ shown: [] }));

/** At most this many at once: the oldest one makes room. */
const atMost = 3;
let lastId = 0;

/** Answers with its id, for one that is to go when something has happened. */
export function notify(notice: Omit<Notice, 'id'>): number {
  const id = ++lastId;
  useNotices.setState(({ shown }) => {
    const others = shown.filter(each => each.text !== notice.text || each.more !== notice.more);
    return { shown: [...others, { ...notice, id }].slice(-atMost) };
  });
  return id;
}

export function dismissNotice(id: number): void {
  useNotices.setState(({ shown }) => ({ shown: shown.filter(each => each.id !== id) }));
}

export function dismissNoticesOf(job: string): void {
  useNotices.setState(({ shown }) => ({ shown: shown.filter(each => each.job !== job) }));
}

/** Says what failed in plain words. What the person cancelled themselves is not a failure. */
export function notifyFailure(error: unknown, action?: Notice['action']): void {
  showFailure(toFailure(error), action);
}

export function showFailure(failure: Failure, action?: Notice['action'], job?: string): void {
  if (failure.code === 'CANCELLED') return;
  const { what, why, remedy } = sentence(failure);
  notify({
    tone: 'failure',
    text: what,
    more: [why, remedy].filter(Boolean).join(' '),
    ...(failure.detail === undefined ? {} : { detail: failure.detail }),
    ...(action === undefined ? {} : { action }),
    ...(job === undefined ? {} : { job }),
  });
}
