import { useLayoutEffect } from 'react';
import { dismissNoticesOf } from './store.ts';

/** Jobs whose end is told where the person looks. */
const told = new Set<string>();

export const isToldInPlace = (job: string): boolean => told.has(job);

/** For what shows a job while it is open: no notice says the same beside it, also where the job was quicker. */
export function useToldInPlace(job: string): void {
  useLayoutEffect(() => {
    told.add(job);
    dismissNoticesOf(job);
    return () => void told.delete(job);
  }, [job]);
}
