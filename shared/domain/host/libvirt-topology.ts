import type { HostCpu, HostTopology } from '../../contract/topology.ts';
import type { Capabilities } from '../../libvirt-xml/documents/capabilities.ts';
import { parseCpuList } from '../cpu-list.ts';
import { safeBytes } from '../safe-bytes.ts';

/** The place of a CPU that nobody tells the place of, because it is offline. */
const UNKNOWN = -1;

const number = (value: number | string | undefined, otherwise: number) =>
  typeof value === 'number' ? value : otherwise;
const bytes = (value: bigint | string | undefined) => (typeof value === 'bigint' ? safeBytes(value) : 0);

/** What libvirt tells of any host, this one or another; free huge pages are not part of it. */
export function libvirtTopology(capabilities: Capabilities): Omit<HostTopology, 'pinned'> {
  const cells = capabilities.numaCells.items.map((cell, index) => ({ cell, id: number(cell.id, index) }));
  const cpus = cells.flatMap(({ cell, id: node }) =>
    cell.cpus.items.flatMap(({ id, socket, die, core }): HostCpu[] => {
      if (typeof id !== 'number') return [];
      const place = { package: number(socket, UNKNOWN), die: number(die, 0), core: number(core, UNKNOWN) };
      return [{ id, ...place, node, online: socket !== undefined }];
    }),
  );
  const nodes = cells.map(({ cell, id }) => {
    const pages = cell.pages.items.map(({ pageSize, count }) => ({
      size: bytes(pageSize),
      total: number(count, 0),
    }));
    const ordinary = Math.min(...pages.map(({ size }) => size));
    const hugePages = pages
      .filter(({ size }) => size > ordinary)
      .map(({ size, total }) => ({ size, total, free: 0 }));
    return { id, ...(cell.memory !== undefined && { memory: bytes(cell.memory) }), hugePages };
  });
  // Banks that the same CPUs share are one to whoever places guests.
  const caches = new Map<string, HostTopology['caches'][number]>();
  for (const bank of capabilities.cacheBanks.items) {
    if (typeof bank.level !== 'number' || bank.type === 'code') continue;
    const shared = parseCpuList(bank.cpus ?? '');
    caches.set(`${bank.level} ${shared.join()}`, { level: bank.level, size: bankSize(bank), cpus: shared });
  }
  return { cpus: cpus.toSorted((a, b) => a.id - b.id), caches: [...caches.values()], nodes };
}

function bankSize({ size, unit }: { size?: number | string | undefined; unit?: string | undefined }): number {
  const factor = { B: 1, KiB: 1024, MiB: 1024 ** 2, GiB: 1024 ** 3 }[unit ?? 'B'] ?? 1;
  return number(size, 0) * factor;
}
