import type { PerformanceSample } from '#shared/contract/performance.ts';
import { toCsv } from '#shared/domain/performance/csv.ts';

/** Hands the samples to the browser as a file, named after the guest and the time of the last one. */
export function saveCsv(name: string, samples: readonly PerformanceSample[]): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([toCsv(samples)], { type: 'text/csv' }));
  link.download = `${name} ${new Date(samples.at(-1)?.at ?? 0).toISOString().replaceAll(':', '-').slice(0, 19)}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
