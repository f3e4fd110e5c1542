import type { HostTopology } from '../../contract/topology.ts';
import { coresOf } from './host-groups.ts';

export interface Shape {
  readonly sockets: number;
  readonly dies: number;
  readonly cores: number;
  readonly threads: number;
}

export const cpusOf = ({ sockets, dies, cores, threads }: Shape): number => sockets * dies * cores * threads;

/**
 * So many CPUs in the shape of a host's: as many threads a core as it has, and no more cores in a socket.
 * What does not divide evenly is given fewer threads, then more sockets.
 */
export function hostShape(count: number, topology: HostTopology): Shape {
  const cores = coresOf(topology.cpus.filter(cpu => cpu.online));
  const threads = largestDivisor(count, Math.min(...cores.map(core => core.threads.length)));
  const packages = new Set(cores.map(core => core.threads[0]?.package)).size;
  const perPackage = Math.max(1, Math.floor(cores.length / packages));
  const inSocket = largestDivisor(count / threads, perPackage);
  // More sockets than the host has would be no shape of its: Windows counts them for its licence.
  const sockets = count / threads / inSocket;
  return sockets <= packages
    ? { sockets, dies: 1, cores: inSocket, threads }
    : { sockets: 1, dies: 1, cores: count / threads, threads };
}

function largestDivisor(count: number, limit: number): number {
  for (let divisor = Math.min(limit, count); divisor > 1; divisor -= 1)
    if (count % divisor === 0) return divisor;
  return 1;
}
