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

/**
 * What the guest says of itself; it may take some seconds. Its overview goes by what is said here, so that is read
 * again. `everyMs`: asked again so often while it is looked at; left out: once.
 */
export function useAgent(guest: Guest, everyMs?: number): AgentAnswer {
  const queries = useQueryClient();
  const key = guestKey(guest);
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: keyOf(key),
    queryFn: ({ signal }) => api.agent.read({ guest: guestRef(guest) }, { signal }),
    ...(everyMs !== undefined && { refetchInterval: everyMs }),
  });
  const state = useRef(guest.state);
  useEffect(() => {
    if (state.current !== guest.state) void agentAgain(queries, key);
    state.current = guest.state;
  }, [guest.state, key, queries]);
  const told = useRef(dataUpdatedAt);
  useEffect(() => {
    if (dataUpdatedAt > told.current) void overviewAgain(queries, key);
    told.current = dataUpdatedAt;
  }, [dataUpdatedAt, key, queries]);
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
