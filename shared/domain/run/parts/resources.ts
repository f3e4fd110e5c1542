import type { RunDevice, RunGpus } from '#shared/contract/container-run/resources.ts';
import { flag, flagEach, given, type RunPart } from '../part.ts';
import { csvValue } from '../words/csv-value.ts';

const swap = (size: number | 'unlimited' | undefined) => (size === 'unlimited' ? -1 : size);

const deviceText = ({ host, container = host, permissions = 'rwm' }: RunDevice) =>
  `${host}:${container}:${permissions}`;

/** Docker Engine API: DeviceRequest. */
const gpuRequest = (gpus: RunGpus): Record<string, unknown> => ({
  ...(gpus.which === 'ids' ? { DeviceIDs: gpus.ids } : { Count: gpus.which === 'all' ? -1 : gpus.count }),
  Capabilities: [['gpu']],
});

function gpuText(gpus: RunGpus): string {
  if (gpus.which === 'all') return 'all';
  // The ids are one field of the option's value, with commas of their own.
  return gpus.which === 'count' ? String(gpus.count) : csvValue([`device=${gpus.ids.join(',')}`]);
}

const gpuReservation = (gpus: RunGpus): Record<string, unknown> => ({
  ...(gpus.which === 'ids' ? { device_ids: gpus.ids } : { count: gpus.which === 'all' ? 'all' : gpus.count }),
  capabilities: ['gpu'],
});

export const resourcesPart: RunPart = {
  body: request => ({
    host: given({
      NanoCpus: request.cpus === undefined ? undefined : Math.round(request.cpus * 1e9),
      CpuShares: request.cpuShares,
      CpusetCpus: request.cpuset,
      Memory: request.memory,
      MemoryReservation: request.memoryReservation,
      MemorySwap: swap(request.memorySwap),
      ShmSize: request.shmSize,
      PidsLimit: request.pidsLimit,
      Devices: (request.devices ?? []).map(({ host, container = host, permissions = 'rwm' }) => ({
        PathOnHost: host,
        PathInContainer: container,
        CgroupPermissions: permissions,
      })),
      DeviceRequests: request.gpus && [gpuRequest(request.gpus)],
    }),
  }),
  flags: request => [
    ...flag('cpus', request.cpus),
    ...flag('cpu-shares', request.cpuShares),
    ...flag('cpuset-cpus', request.cpuset),
    ...flag('memory', request.memory),
    ...flag('memory-reservation', request.memoryReservation),
    ...flag('memory-swap', swap(request.memorySwap)),
    ...flag('shm-size', request.shmSize),
    ...flag('pids-limit', request.pidsLimit),
    ...flagEach('device', request.devices?.map(deviceText)),
    ...flag('gpus', request.gpus && gpuText(request.gpus)),
  ],
  service: request =>
    given({
      cpus: request.cpus,
      cpu_shares: request.cpuShares,
      cpuset: request.cpuset,
      mem_limit: request.memory,
      mem_reservation: request.memoryReservation,
      memswap_limit: swap(request.memorySwap),
      shm_size: request.shmSize,
      pids_limit: request.pidsLimit,
      devices: request.devices?.map(deviceText),
      deploy: request.gpus && { resources: { reservations: { devices: [gpuReservation(request.gpus)] } } },
    }),
};
