import type { UndoableStep } from '#electron/jobs/undo.ts';
import { pathOf } from '#shared/domain/hardware/effects.ts';
import { isBelow } from '#shared/domain/hardware/live-rules.ts';
import { isToDo, type PlannedChange } from '#shared/domain/hardware/plan-edits.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { toBytes } from '#shared/libvirt-xml/view/sizes.ts';
import { setBlkio } from './blkio.ts';
import { setIoThreads } from './io-threads.ts';
import type { LiveGuest } from './live-guest.ts';
import { LIVE } from './live-guest.ts';
import { setMetadata, setText } from './metadata.ts';
import { pinEmulator, pinIoThreads, pinVcpus } from './pins.ts';
import { setScheduler } from './scheduler.ts';
import { unsigned, word } from './typed-params.ts';

/** Makes the running guest what a document says in one place. `now` is what it has been running by. */
export type Setter = (guest: LiveGuest, path: string, wanted: XmlElement, now: XmlElement) => Promise<void>;

const setters: readonly (readonly [string, Setter])[] = [
  ['title', setText],
  ['description', setText],
  ['metadata', setMetadata],
  ['vcpu/@current', setVcpus],
  ['currentMemory', setMemory],
  ['cputune/vcpupin', pinVcpus],
  ['cputune/emulatorpin', pinEmulator],
  ['cputune/iothreadpin', pinIoThreads],
  ['cputune', setScheduler],
  ['iothreads', setIoThreads],
  ['iothreadids', setIoThreads],
  ['memtune', setMemoryLimit],
  ['blkiotune', setBlkio],
  ['numatune/memory/@nodeset', setNodes],
];

/** One step for each setting of the guest itself that changes while it runs. */
export function settingSteps(guest: LiveGuest, planned: readonly PlannedChange[]): UndoableStep[] {
  const steps: UndoableStep[] = [];
  const done = new Set<string>();
  for (const { change, live, after } of planned.filter(isToDo)) {
    const { property } = change;
    if (live?.element !== 'domain' || !after || property === undefined) continue;
    const path = pathOf('domain', property);
    const [prefix, set] = setters.find(([place]) => isBelow(path, place)) ?? [];
    // Lists and what is set in one call are one step, however many of their parts change.
    const key = set === setScheduler || set === setMemoryLimit ? path : (prefix ?? path);
    if (!set)
      throw new Error(`Nothing sets ${path} of a running guest, though the rules say that it can be.`);
    if (done.has(key)) continue;
    done.add(key);
    steps.push({
      title: `Set ${property} of the running guest`,
      // A list is set one element after the other.
      undoesHalf: true,
      do: () => set(guest, path, after.node, live.node),
      undo: () => set(guest, path, live.node, after.node),
    });
  }
  return steps;
}

async function setVcpus({ rpc, dom }: LiveGuest, _path: string, wanted: XmlElement): Promise<void> {
  const vcpu = wanted.child('vcpu');
  const nvcpus = Number(vcpu?.attr('current') ?? vcpu?.text ?? 1);
  await rpc.call('domainSetVcpusFlags', { dom, nvcpus, flags: LIVE });
}

async function setMemory({ rpc, dom }: LiveGuest, _path: string, wanted: XmlElement): Promise<void> {
  const memory = kibibytes(wanted.child('currentMemory') ?? wanted.child('memory'));
  if (memory !== undefined) await rpc.call('domainSetMemoryFlags', { dom, memory, flags: LIVE });
}

/** VIR_DOMAIN_MEMORY_PARAM_UNLIMITED, in KiB. */
const UNLIMITED = 9_007_199_254_740_991n;

async function setMemoryLimit({ rpc, dom }: LiveGuest, path: string, wanted: XmlElement): Promise<void> {
  const [, name = ''] = path.split('/');
  const limit = kibibytes(wanted.child('memtune')?.child(name)) ?? UNLIMITED;
  await rpc.call('domainSetMemoryParameters', { dom, params: [unsigned(name, limit)], flags: LIVE });
}

async function setNodes({ rpc, dom }: LiveGuest, _path: string, wanted: XmlElement): Promise<void> {
  const nodes = wanted.child('numatune')?.child('memory')?.attr('nodeset') ?? '';
  await rpc.call('domainSetNumaParameters', { dom, params: [word('numa_nodeset', nodes)], flags: LIVE });
}

function kibibytes(element: XmlElement | undefined): bigint | undefined {
  const bytes = element && toBytes(element.text, element.attr('unit') ?? 'KiB');
  return bytes === undefined ? undefined : bytes / 1024n;
}
