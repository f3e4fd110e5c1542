import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Guest } from '#shared/contract/guests.ts';
import { agentAgain } from '#renderer/api/agent.ts';
import { guestKey } from '#renderer/api/live/guests.ts';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';

/** Runs what the agent is asked to do: once at a time, with a word at the end, and what it tells read again. */
export function useAgentAction(guest: Guest) {
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<string>): Promise<boolean> => {
    setBusy(true);
    try {
      notify({ tone: 'success', text: await work() });
      return true;
    } catch (error) {
      notifyFailure(error);
      return false;
    } finally {
      setBusy(false);
      await agentAgain(queries, guestKey(guest));
    }
  };
  return { busy, run };
}
