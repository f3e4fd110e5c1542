import type { Connection } from 'node-libvirt';
import type { HostTopology } from '#shared/contract/topology.ts';
import { libvirtTopology } from '#shared/domain/host/libvirt-topology.ts';
import { capabilities as capabilitiesView } from '#shared/libvirt-xml/documents/capabilities.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { readCpuCaches } from '#electron/host/cpu-caches.ts';
import { type LocalCpu, readCpus } from '#electron/host/cpus.ts';
import { readNumaNodes } from '#electron/host/numa-nodes.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import type { LiveConnection } from '../ports.ts';
import { readHypervisor } from './hypervisor.ts';
import { isThisComputer } from './this-computer.ts';
import { unlessRefused } from './unless-refused.ts';

type Topology = Omit<HostTopology, 'pinned'>;
type Node = HostTopology['nodes'][number];

/** Where a host's CPUs and memory are; missing where libvirt does not tell. `root`: of this computer's files. */
export async function readTopology(live: LiveConnection, root = '/'): Promise<Topology | undefined> {
  const { capabilities } = await readHypervisor(live.rpc);
  const told = libvirtTopology(capabilities);
  if (told.cpus.length === 0) return undefined;
  if (!isThisComputer(live)) return readThere(live.rpc);
  const tree = fileTree(root);
  const [cpus, nodes] = await Promise.all([readCpus(tree), readNumaNodes(tree)]);
  const caches = await readCpuCaches(
    tree,
    cpus.map(({ id }) => id),
  );
  return {
    cpus: enriched(told.cpus, cpus),
    caches: caches.length > 0 ? caches : told.caches,
    nodes: nodes.length > 0 ? nodes : told.nodes,
  };
}

/** On another host, only libvirt can look whether huge pages were added since or a CPU went offline. */
async function readThere(rpc: Connection): Promise<Topology> {
  const { capabilities: text } = await rpc.call('connectGetCapabilities');
  const told = libvirtTopology(capabilitiesView.of(parseDocument(text).root));
  return { ...told, nodes: await withFree(rpc, told.nodes) };
}

/** Files know what libvirt does not: the kind of a core, and which CPU went offline since libvirt looked. */
function enriched(told: Topology['cpus'], local: readonly LocalCpu[]): Topology['cpus'] {
  const known = new Map(local.map(cpu => [cpu.id, cpu]));
  return told.map(cpu => ({ ...cpu, ...known.get(cpu.id) }));
}

/** virNodeGetCellsFreeMemory and virNodeGetFreePages; drivers without them leave it untold. */
async function withFree(rpc: Connection, nodes: readonly Node[]): Promise<Node[]> {
  return Promise.all(
    nodes.map(async node => {
      const [free, pages] = await Promise.all([freeMemory(rpc, node.id), freePages(rpc, node)]);
      const hugePages = node.hugePages.map((page, index) => ({ ...page, free: pages[index] ?? 0 }));
      return { ...node, hugePages, ...(free !== undefined && { free }) };
    }),
  );
}

async function freeMemory(rpc: Connection, cell: number): Promise<number | undefined> {
  const answer = await unlessRefused(rpc.call('nodeGetCellsFreeMemory', { startCell: cell, maxcells: 1 }));
  const [bytes] = answer?.cells ?? [];
  return bytes === undefined ? undefined : Number(bytes);
}

async function freePages(rpc: Connection, { id, hugePages }: Node): Promise<number[]> {
  if (hugePages.length === 0) return [];
  const pages = hugePages.map(({ size }) => size / 1024);
  const asked = { pages, startCell: id, cellCount: 1, flags: 0 };
  const answer = await unlessRefused(rpc.call('nodeGetFreePages', asked));
  return (answer?.counts ?? []).map(Number);
}
