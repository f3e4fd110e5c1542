import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { jobEnded } from '#renderer/api/live/jobs.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import type { CreateRequest } from '#shared/contract/create.ts';
import type { Fix } from './problem-note.tsx';

/** Carries out what a problem's button offers, then makes the plan anew with the request as it should be. */
export function useFix(request: CreateRequest | undefined, onRequest: (next: CreateRequest) => void) {
  const queries = useQueryClient();
  const [fixing, setFixing] = useState(false);
  const run = async (fix: Fix) => {
    if (request === undefined) return;
    setFixing(true);
    try {
      const { job, request: next } = await api.create.fix({ request, fix });
      const end = await jobEnded(job);
      if (end.state === 'done') onRequest(next);
    } catch (error) {
      notifyFailure(error);
    } finally {
      await queries.invalidateQueries({ queryKey: ['create'] });
      setFixing(false);
    }
  };
  return { fixing, fix: (fix: Fix) => void run(fix) };
}
