import { int, oneOf, onOff, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, size, value } from '../view/schema.ts';

const feature = defineView('feature', {
  name: value('@name', text),
  policy: value('@policy', oneOf('require', 'optional', 'force', 'disable', 'forbid')),
});

/** How far another cell is: 10 for itself. */
const distance = defineView('sibling', { id: value('@id', int), value: value('@value', int) });

/** Memory that stands before a cell's own (ACPI HMAT). */
const cellCache = defineView('cache', {
  level: value('@level', int),
  associativity: value('@associativity', oneOf('none', 'direct', 'full')),
  policy: value('@policy', oneOf('none', 'writeback', 'writethrough')),
  capacity: size('size/@value', 'KiB'),
  line: size('line/@value', 'B'),
});

const between = {
  initiator: value('@initiator', int),
  target: value('@target', int),
  cache: value('@cache', int),
  type: value('@type', oneOf('access', 'read', 'write')),
} as const;

/** Nanoseconds. */
const latency = defineView('latency', { ...between, value: value('@value', int) });
/** Bytes a second. */
const bandwidth = defineView('bandwidth', { ...between, value: size('@value', 'KiB') });

const numaCell = defineView('cell', {
  id: value('@id', int),
  cpus: value('@cpus', text),
  memory: size('@memory', 'KiB'),
  memoryAccess: value('@memAccess', oneOf('shared', 'private')),
  discard: value('@discard', yesNo),
  distances: list('distances/sibling', distance),
  caches: list('cache', cellCache),
});

/** https://libvirt.org/formatdomain.html#cpu-model-and-topology */
export const cpu = defineView(
  'cpu',
  {
    mode: value('@mode', oneOf('custom', 'host-model', 'host-passthrough', 'maximum')),
    match: value('@match', oneOf('exact', 'minimum', 'strict')),
    check: value('@check', oneOf('none', 'partial', 'full')),
    migratable: value('@migratable', onOff),
    model: value('model', text),
    fallback: value('model/@fallback', oneOf('allow', 'forbid')),
    vendorId: value('model/@vendor_id', text),
    vendor: value('vendor', text),
    sockets: value('topology/@sockets', int),
    dies: value('topology/@dies', int),
    /** libvirt 10.1 and newer. */
    clusters: value('topology/@clusters', int),
    cores: value('topology/@cores', int),
    threads: value('topology/@threads', int),
    cacheMode: value('cache/@mode', oneOf('emulate', 'passthrough', 'disable')),
    cacheLevel: value('cache/@level', int),
    physicalAddressMode: value('maxphysaddr/@mode', oneOf('passthrough', 'emulate')),
    physicalAddressBits: value('maxphysaddr/@bits', int),
    /** At most, taken over from the host; libvirt 9.1 and newer. */
    physicalAddressLimit: value('maxphysaddr/@limit', int),
    /** Host models that stay what they were when libvirt learns more; libvirt 10.10 and newer. */
    deprecatedFeatures: value('@deprecated_features', onOff),
    features: list('feature', feature),
    numaCells: list('numa/cell', numaCell),
    latencies: list('numa/interconnects/latency', latency),
    bandwidths: list('numa/interconnects/bandwidth', bandwidth),
  },
  [
    'arch',
    'model',
    'vendor',
    'microcode',
    'signature',
    'counter',
    'topology',
    'cache',
    'maxphysaddr',
    'feature',
  ],
);
export type Cpu = ViewOf<typeof cpu>;
