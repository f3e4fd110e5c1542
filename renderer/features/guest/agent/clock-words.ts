import { formatDuration } from '#renderer/ui/format.ts';

/** Below, the time a question takes is a good part of it. */
export const NOTHING_MS = 1_500;

/** How a guest's clock stands to ours. */
export function clockWords(ahead: number): string {
  if (Math.abs(ahead) < NOTHING_MS) return 'It tells the same time as this computer.';
  return `It is ${formatDuration(Math.abs(ahead))} ${ahead > 0 ? 'ahead of' : 'behind'} this computer’s.`;
}
