import { int, oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, size, value } from '../view/schema.ts';

const feature = defineView('feature', {
  name: value('@name', text),
  policy: value('@policy', oneOf('require', 'optional', 'force', 'disable', 'forbid')),
});

const numaCell = defineView('cell', {
  id: value('@id', int),
  cpus: value('@cpus', text),
  memory: size('@memory', 'KiB'),
  memoryAccess: value('@memAccess', oneOf('shared', 'private')),
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
    cores: value('topology/@cores', int),
    threads: value('topology/@threads', int),
    cacheMode: value('cache/@mode', oneOf('emulate', 'passthrough', 'disable')),
    cacheLevel: value('cache/@level', int),
    physicalAddressMode: value('maxphysaddr/@mode', oneOf('passthrough', 'emulate')),
    physicalAddressBits: value('maxphysaddr/@bits', int),
    features: list('feature', feature),
    numaCells: list('numa/cell', numaCell),
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
