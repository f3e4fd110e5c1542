import { formatBytes, MiB } from '#shared/domain/units.ts';
import { unfit, when, type FindProblems } from './problem.ts';

/** Below this a container cannot even begin (moby: daemon_unix.go). */
const LEAST_MEMORY = 6 * MiB;

const lastCore = (cpuset: string): number => Math.max(...cpuset.split(/[,-]/).map(Number));

export const limitProblems: FindProblems = (request, { engine }) => {
  const { cpus, cpuset, memory, memoryReservation, memorySwap } = request;
  const host = `The host of ${engine.label}`;
  return [
    ...when(engine.cpus > 0 && (cpus ?? 0) > engine.cpus, unfit('cpus', `${host} has ${engine.cpus} cores.`)),
    ...when(
      cpuset !== undefined && engine.cpus > 0 && lastCore(cpuset) >= engine.cpus,
      unfit('cpuset', `${host} has cores 0 to ${engine.cpus - 1}.`),
    ),
    ...when(
      memory !== undefined && memory < LEAST_MEMORY,
      unfit('memory', `The engine takes no limit below ${formatBytes(LEAST_MEMORY)}.`),
    ),
    ...when(
      engine.memory > 0 && (memory ?? 0) > engine.memory,
      unfit('memory', `${host} has ${formatBytes(engine.memory)}: a limit above that is none.`),
    ),
    ...when(
      memory !== undefined && memoryReservation !== undefined && memoryReservation > memory,
      unfit('memoryReservation', 'What is kept for it cannot be more than its limit.'),
    ),
    ...when(
      memorySwap !== undefined && memory === undefined,
      unfit('memorySwap', 'Swap is limited together with memory: limit memory too.'),
    ),
    ...when(
      typeof memorySwap === 'number' && memory !== undefined && memorySwap < memory,
      unfit('memorySwap', 'This counts memory and swap together: it cannot be less than memory alone.'),
    ),
  ];
};
