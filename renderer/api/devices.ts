import { useQuery } from '@tanstack/react-query';
import type { DeviceMap, DoctorCheck } from '#shared/contract/devices.ts';
import type { Failure } from '#shared/contract/failure.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { api } from './client.ts';
import { toFailure } from './failure.ts';

/** Every device of a host, with verdicts. Kept up to date by `useDevicesLive`. */
export function useDeviceMap(
  connection: ConnectionId | undefined,
  wanted = true,
): { map: DeviceMap | undefined; failure: Failure | undefined; again: () => void } {
  const { data, error, refetch } = useQuery({
    queryKey: ['devices', connection, 'map'],
    queryFn: ({ signal }) => api.devices.map({ connection: connection as ConnectionId }, { signal }),
    enabled: connection !== undefined && wanted,
  });
  return {
    map: data,
    failure: error === null ? undefined : toFailure(error),
    again: () => void refetch(),
  };
}

/** Whether that host is ready to give devices away, check by check. */
export function useDoctor(connection: ConnectionId): {
  checks: readonly DoctorCheck[] | undefined;
  failure: Failure | undefined;
  checking: boolean;
  again: () => void;
} {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['devices', connection, 'doctor'],
    queryFn: ({ signal }) => api.devices.doctor({ connection }, { signal }),
  });
  return {
    checks: data?.checks,
    failure: error === null ? undefined : toFailure(error),
    checking: isFetching,
    again: () => void refetch(),
  };
}

/** What may be given away, and what only may not because the host needs it: bridges are neither. */
export const countDevices = ({ pci }: DeviceMap): number =>
  pci.filter(({ verdict }) => verdict.level !== 'stays').length;
