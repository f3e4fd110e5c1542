import { int, long, oneOf, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, size, value } from '../view/schema.ts';

const vcpuPin = defineView('vcpupin', { vcpu: value('@vcpu', int), cpuset: value('@cpuset', text) });
const ioThreadPin = defineView('iothreadpin', {
  ioThread: value('@iothread', int),
  cpuset: value('@cpuset', text),
});

const scheduling = {
  scheduler: value('@scheduler', oneOf('batch', 'idle', 'fifo', 'rr')),
  /** 1 to 99, of fifo and rr. */
  priority: value('@priority', int),
} as const;
const vcpuScheduler = defineView('vcpusched', { vcpus: value('@vcpus', text), ...scheduling });
const ioThreadScheduler = defineView('iothreadsched', {
  ioThreads: value('@iothreads', text),
  ...scheduling,
});

/** Part of the host's cache (resctrl of Linux: CAT). */
const cachePart = defineView('cache', {
  id: value('@id', int),
  level: value('@level', int),
  type: value('@type', oneOf('both', 'code', 'data')),
  capacity: size('@size', 'bytes'),
});
const cacheMonitor = defineView('monitor', { level: value('@level', int), vcpus: value('@vcpus', text) });
const cacheAllocation = defineView('cachetune', {
  id: value('@id', text),
  vcpus: value('@vcpus', text),
  caches: list('cache', cachePart),
  monitors: list('monitor', cacheMonitor),
});

/** Share of the host's memory bandwidth (resctrl of Linux: MBA), in per cent. */
const bandwidthShare = defineView('node', { id: value('@id', int), bandwidth: value('@bandwidth', int) });
const bandwidthMonitor = defineView('monitor', { vcpus: value('@vcpus', text) });
const bandwidthAllocation = defineView('memorytune', {
  vcpus: value('@vcpus', text),
  nodes: list('node', bandwidthShare),
  monitors: list('monitor', bandwidthMonitor),
});

/** https://libvirt.org/formatdomain.html#cpu-tuning */
export const cputune = defineView('cputune', {
  shares: value('shares', long),
  /** Microseconds. */
  period: value('period', long),
  /** Microseconds of every period that each virtual CPU may run; negative for no limit. */
  quota: value('quota', long),
  globalPeriod: value('global_period', long),
  globalQuota: value('global_quota', long),
  emulatorPeriod: value('emulator_period', long),
  emulatorQuota: value('emulator_quota', long),
  ioThreadPeriod: value('iothread_period', long),
  ioThreadQuota: value('iothread_quota', long),
  vcpuPins: list('vcpupin', vcpuPin),
  emulatorPin: value('emulatorpin/@cpuset', text),
  ioThreadPins: list('iothreadpin', ioThreadPin),
  vcpuSchedulers: list('vcpusched', vcpuScheduler),
  ioThreadSchedulers: list('iothreadsched', ioThreadScheduler),
  emulatorScheduler: value('emulatorsched/@scheduler', oneOf('batch', 'idle', 'fifo', 'rr')),
  emulatorPriority: value('emulatorsched/@priority', int),
  cacheAllocations: list('cachetune', cacheAllocation),
  bandwidthAllocations: list('memorytune', bandwidthAllocation),
});
export type Cputune = ViewOf<typeof cputune>;
