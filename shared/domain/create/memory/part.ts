import type { GuestMemory } from '../../../contract/create/memory.ts';
import type { HostTopology } from '../../../contract/topology.ts';
import { formatBytes, GiB, MiB } from '../../units.ts';
import { type Choice, Choices } from '../choices.ts';
import type { CpuPart } from '../cpu/part.ts';
import { givesHostDevices } from '../passthrough.ts';
import type { Decided, Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';

/** The guest's memory, as fields of the request. Bytes. */
export interface MemoryPart {
  readonly memory: number;
  readonly memoryLayout: GuestMemory & {
    readonly maximum: number;
    readonly balloon: boolean;
    readonly hugePages: number | null;
    readonly cells: NonNullable<GuestMemory['cells']>;
    readonly shared: boolean;
    readonly locked: boolean;
  };
}

export interface MemoryEarlier {
  readonly cpu: CpuPart;
}

export function decideMemory(setting: Setting, { cpu }: MemoryEarlier): Decided<MemoryPart> {
  const { request, facts } = setting;
  const asked = request.memoryLayout ?? {};
  const choices = new Choices();
  const memory = choices.take('memory', request.memory, () => chooseMemory(setting));
  const hugePages = choices.take<number | null>('memoryLayout.hugePages', asked.hugePages, () => ({
    value: null,
    why: 'the kernel joins ordinary pages to huge ones by itself; reserved ones are lost to all else',
  }));
  const locked = choices.take('memoryLayout.locked', asked.locked, () => ({
    value: false,
    why: givesHostDevices(setting)
      ? 'libvirt pins the memory of a guest with host devices by itself'
      : 'the host may swap out what the guest does not use',
  }));
  const memoryLayout: MemoryPart['memoryLayout'] = {
    maximum: choices.take('memoryLayout.maximum', asked.maximum, () => ({
      value: memory,
      why: 'it has all of its memory from the start',
    })),
    balloon: choices.take('memoryLayout.balloon', asked.balloon, () =>
      chooseBalloon(setting, hugePages !== null, locked),
    ),
    hugePages,
    cells: choices.take('memoryLayout.cells', asked.cells, () => ({
      value: [],
      why: 'one node: systems need to know of more only where the host’s are far apart',
    })),
    placement: choices.maybe('memoryLayout.placement', asked.placement, () =>
      choosePlacement(cpu, asked, facts.topology),
    ),
    shared: choices.take('memoryLayout.shared', asked.shared, () =>
      (request.folders ?? []).some(({ readOnly }) => readOnly !== true)
        ? { value: true, why: 'shared folders need it: virtiofsd works in the guest’s memory' }
        : { value: false, why: 'no other process of the host needs to see it' },
    ),
    locked,
  };
  return { value: { memory, memoryLayout }, reasons: choices.reasons };
}

const LEAST = 512 * MiB;
const COMFORT = 2 * GiB;

function chooseMemory({ request, facts, os }: Setting): Choice<number> {
  const cells = request.memoryLayout?.cells ?? [];
  if (cells.length > 0)
    return {
      value: Math.min(
        Number.MAX_SAFE_INTEGER,
        cells.reduce((sum, { memory }) => sum + memory, 0),
      ),
      why: 'the sum of its NUMA cells',
    };
  const had = facts.appliance?.memory;
  if (had !== undefined) return { value: had, why: 'as much as the appliance had' };
  const wanted = Math.max(COMFORT, os?.memory ?? 0);
  const limit = request.memoryLayout?.maximum;
  const half = Math.floor(facts.memory / 2 / (256 * MiB)) * 256 * MiB;
  if (limit !== undefined && limit < Math.min(wanted, Math.max(LEAST, half)))
    return { value: limit, why: 'as much as it can have at most' };
  if (half < wanted)
    return { value: Math.max(LEAST, half), why: `half of the host’s ${formatBytes(facts.memory)}` };
  return {
    value: wanted,
    why: os?.memory === wanted ? `${os.label} recommends it` : 'comfortable for a desktop or a small server',
  };
}

function chooseBalloon(setting: Setting, huge: boolean, locked: boolean): Choice<boolean> {
  const { emulated, virtio } = traitsOf(setting);
  const no = (why: string) => ({ value: false, why });
  if (!emulated || !virtio) return no('the hypervisor does not offer it');
  if (givesHostDevices(setting))
    return no('a device of the host works in its memory, so none can be taken back');
  if (huge) return no('huge pages are not given back one by one');
  if (locked) return no('locked memory is not given back');
  return { value: true, why: 'what the guest frees goes back to the host, and its use can be seen' };
}

function choosePlacement(
  { cpu: { pins = [] } }: CpuPart,
  { cells = [] }: GuestMemory,
  topology: HostTopology | undefined,
): Choice<NonNullable<GuestMemory['placement']>> | undefined {
  if (!topology || topology.nodes.length < 2 || pins.length === 0 || cells.length > 0) return undefined;
  const pinned = new Set(pins.flatMap(({ cpus }) => cpus));
  const nodes = [...new Set(topology.cpus.filter(({ id }) => pinned.has(id)).map(({ node }) => node))];
  if (nodes.length !== 1) return undefined;
  return {
    value: { mode: 'preferred', nodes },
    why: `beside its CPUs, which are pinned on node ${nodes[0]}`,
  };
}
