import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AgentState } from '#shared/contract/agent.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { guestKey, guestRef, type GuestKey } from './live/guests.ts';
import { overviewAgain } from './overview.ts';

const keyOf = (guest: GuestKey) => ['guest-agent', guest] as const;

export interface AgentAnswer {
  agent: AgentState | undefined;
  failure: Failure | undefined;
}

/** One that does not answer yet may do so soon, and looking is cheap: the guest itself is not asked. */
const WHILE_SILENT_MS = 5_000;

/**
 * What the guest says of itself; it may take some seconds. Its overview goes by what is said here, so that is read
 * again when it is something else. `everyMs`: one that answers is asked so often; left out: once.
 */
export function useAgent(guest: Guest, everyMs?: number): AgentAnswer {
  const queries = useQueryClient();
  const key = guestKey(guest);
  const { data, error } = useQuery({
    queryKey: keyOf(key),
    queryFn: ({ signal }) => api.agent.read({ guest: guestRef(guest) }, { signal }),
    refetchInterval: ({ state }) => (state.data?.reach === 'silent' ? WHILE_SILENT_MS : (everyMs ?? false)),
  });
  const state = useRef(guest.state);
  useEffect(() => {
    if (state.current !== guest.state) void agentAgain(queries, key);
    state.current = guest.state;
  }, [guest.state, key, queries]);
  // An answer that says the same is the same object.
  const told = useRef(data);
  useEffect(() => {
    if (data !== told.current) void overviewAgain(queries, key);
    told.current = data;
  }, [data, key, queries]);
  return { agent: data, failure: error === null ? undefined : toFailure(error) };
}

export async function agentAgain(queries: QueryClient, guest: GuestKey): Promise<void> {
  await queries.invalidateQueries({ queryKey: keyOf(guest) });
}

const one = (guest: Guest) => ({ guest: guestRef(guest) });

export const syncTime = (guest: Guest) => api.agent.syncTime(one(guest));
export const freezeGuest = (guest: Guest) => api.agent.freeze(one(guest));
export const thawGuest = (guest: Guest) => api.agent.thaw(one(guest));
export const setPassword = (guest: Guest, user: string, password: string) =>
  api.agent.setPassword({ ...one(guest), user, password });
