import { parseCpuList } from '#shared/domain/cpu-list.ts';
import type { XmlElement } from '#shared/libvirt-xml/xml/element.ts';
import { type LiveGuest, LIVE } from './live-guest.ts';

/** Which CPUs a thread may run on: one bit each, the lowest first. No list: all of them. */
function cpuMap(list: string | undefined, hostCpus: number): Uint8Array {
  const cpus = list === undefined ? Array.from({ length: hostCpus }, (_, cpu) => cpu) : parseCpuList(list);
  const map = new Uint8Array(Math.ceil(Math.max(hostCpus, ...cpus.map(cpu => cpu + 1)) / 8));
  for (const cpu of cpus) map[cpu >> 3] = (map[cpu >> 3] ?? 0) | (1 << (cpu & 7));
  return map;
}

function pinsOf(root: XmlElement, element: string, number: string): Map<number, string> {
  const pins = root.child('cputune')?.elements(element) ?? [];
  return new Map(pins.map(pin => [Number(pin.attr(number)), pin.attr('cpuset') ?? '']));
}

/** Pins that differ; undefined for one that is no more. */
function* changedPins(wanted: XmlElement, now: XmlElement, element: string, number: string) {
  const [after, before] = [pinsOf(wanted, element, number), pinsOf(now, element, number)];
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    if (after.get(id) !== before.get(id)) yield [id, after.get(id) ?? defaultSet(wanted)] as const;
  }
}

/** What threads that are not pinned by themselves have. */
const defaultSet = (root: XmlElement) => root.child('vcpu')?.attr('cpuset');

/** Virtual CPUs that are not plugged in are pinned when they come. */
function presentVcpus(root: XmlElement): number {
  const vcpu = root.child('vcpu');
  return Number(vcpu?.attr('current') ?? vcpu?.text ?? 1);
}

export async function pinVcpus(
  { rpc, dom, hostCpus }: LiveGuest,
  _path: string,
  wanted: XmlElement,
  now: XmlElement,
): Promise<void> {
  for (const [vcpu, list] of changedPins(wanted, now, 'vcpupin', 'vcpu')) {
    if (vcpu >= presentVcpus(now)) continue;
    await rpc.call('domainPinVcpuFlags', { dom, vcpu, cpumap: cpuMap(list, hostCpus), flags: LIVE });
  }
}

export async function pinEmulator(
  { rpc, dom, hostCpus }: LiveGuest,
  _path: string,
  wanted: XmlElement,
): Promise<void> {
  const list = wanted.child('cputune')?.child('emulatorpin')?.attr('cpuset') ?? defaultSet(wanted);
  await rpc.call('domainPinEmulator', { dom, cpumap: cpuMap(list, hostCpus), flags: LIVE });
}

export async function pinIoThreads(
  { rpc, dom, hostCpus }: LiveGuest,
  _path: string,
  wanted: XmlElement,
  now: XmlElement,
): Promise<void> {
  for (const [iothreadsId, list] of changedPins(wanted, now, 'iothreadpin', 'iothread')) {
    const cpumap = cpuMap(list, hostCpus);
    await rpc.call('domainPinIothread', { dom, iothreadsId, cpumap, flags: LIVE });
  }
}
