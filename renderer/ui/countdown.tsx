import { useNow } from './use-now.ts';

/** Whole seconds until an instant, counting down; nothing once it has passed. */
export function Countdown({ to, before = '' }: { to: number; before?: string }) {
  const seconds = Math.ceil((to - useNow(1000)) / 1000);
  return seconds > 0 ? `${before}${seconds} s` : null;
}
