import { useMemo } from 'react';
import type { SummaryLine } from '#shared/contract/create/plan.ts';
import { isWithin } from '#renderer/ui/wizard/at-path.ts';
import { usePlan } from './plan-store.ts';

const none: readonly SummaryLine[] = [];

/** The plan's lines. While no source is chosen it is planned without one, which nobody decided. */
export function useSummary(): readonly SummaryLine[] {
  const lines = usePlan(({ plan }) => plan?.summary) ?? none;
  const open = usePlan(({ typed }) =>
    typed.some(({ field, missing }) => missing && isWithin(field, 'source')),
  );
  return useMemo(
    () =>
      open
        ? lines.map(line => (line.topic === 'system' ? { ...line, value: 'not chosen yet', why: '' } : line))
        : lines,
    [lines, open],
  );
}
