import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type {
  BridgeTrial,
  BridgeWish,
  HostInterface,
  InterfaceManager,
} from '#shared/contract/host-bridges.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { HostStep } from '#shared/contract/host-step.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';
import { follow } from './live/follow.ts';

interface Interfaces {
  interfaces: readonly HostInterface[] | undefined;
  managers: readonly { manager: InterfaceManager; interfaces: string[] }[];
  failure: Failure | undefined;
  looking: boolean;
  again: () => void;
}

/** Interfaces of a host as they were when the page was opened, or looked at again. */
export function useHostInterfaces(connection: ConnectionId): Interfaces {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['host-bridges', connection, 'list'],
    queryFn: ({ signal }) => api.hostBridges.list({ connection }, { signal }),
    staleTime: 0,
  });
  return {
    interfaces: data?.interfaces,
    managers: data?.managers ?? [],
    failure: error === null ? undefined : toFailure(error),
    looking: isFetching,
    again: () => void refetch(),
  };
}

/** The change of a host that waits for an answer, or the last one; undefined until it is known or where there is none. */
export function useBridgeTrial(connection: ConnectionId): BridgeTrial | undefined {
  const [known, setKnown] = useState<{ connection: ConnectionId; trial: BridgeTrial | undefined }>();
  useEffect(() => {
    const stop = new AbortController();
    void follow({
      open: signal => api.hostBridges.watch({ connection }, { signal }),
      apply: ({ trial }) => setKnown({ connection, trial: trial ?? undefined }),
      lost: () => {},
      signal: stop.signal,
    });
    return () => stop.abort();
  }, [connection]);
  return known?.connection === connection ? known.trial : undefined;
}

export const planBridge = (connection: ConnectionId, wish: BridgeWish, signal: AbortSignal) =>
  api.hostBridges.plan({ connection, wish }, { signal });

export const applyBridge = (connection: ConnectionId, title: string, steps: HostStep[], stamp: string) =>
  api.hostBridges.apply({ connection, title, steps, stamp });

/** Keeps the change, or takes it back now. */
export const answerTrial = (connection: ConnectionId, run: string | undefined, keep: boolean) => {
  const input = { connection, ...(run !== undefined && { run }) };
  return keep ? api.hostBridges.confirm(input) : api.hostBridges.rollBack(input);
};
