import { devices } from '../devices/devices.ts';
import { int, oneOf, onlyOneOf, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { list, size, value, view } from '../view/schema.ts';
import { clock } from './clock.ts';
import { cpu } from './cpu.ts';
import { cputune } from './cputune.ts';
import { features } from './features.ts';
import { memoryBacking } from './memory-backing.ts';
import { metadata } from './metadata.ts';
import { os } from './os.ts';
import { qemuCommandline } from './qemu-commandline.ts';
import { securityLabel } from './security-label.ts';
import { vcpu } from './vcpu.ts';

/** Children of `<domain>` in the order in which libvirt writes them (virDomainDefFormat). */
const ORDER = [
  'name',
  'uuid',
  'genid',
  'title',
  'description',
  'metadata',
  'maxMemory',
  'memory',
  'currentMemory',
  'blkiotune',
  'memtune',
  'memoryBacking',
  'vcpu',
  'vcpus',
  'iothreads',
  'iothreadids',
  'defaultiothread',
  'cputune',
  'numatune',
  'resource',
  'sysinfo',
  'bootloader',
  'bootloader_args',
  'os',
  'idmap',
  'features',
  'cpu',
  'clock',
  'on_poweroff',
  'on_reboot',
  'on_crash',
  'on_lockfailure',
  'pm',
  'perf',
  'devices',
  'seclabel',
  'keywrap',
  'launchSecurity',
];

const ioThread = defineView('iothread', {
  id: value('@id', int),
  poolMin: value('@thread_pool_min', int),
  poolMax: value('@thread_pool_max', int),
});

/** Where the memory of one of the guest's own NUMA cells comes from. */
const memoryNode = defineView('memnode', {
  cell: value('@cellid', int),
  mode: value('@mode', oneOf('strict', 'preferred', 'interleave', 'restrictive')),
  nodeset: value('@nodeset', text),
});

const onEnd = onlyOneOf('destroy', 'restart', 'preserve', 'rename-restart');
const onCrash = onlyOneOf(
  'destroy',
  'restart',
  'preserve',
  'rename-restart',
  'coredump-destroy',
  'coredump-restart',
);

/** A guest: https://libvirt.org/formatdomain.html. */
export const domain = defineView(
  'domain',
  {
    type: value('@type', oneOf('kvm', 'qemu', 'xen', 'lxc', 'hvf', 'test', 'vmware', 'vbox', 'bhyve', 'vz')),
    /** Its number while it runs. */
    id: value('@id', int),
    name: value('name', text),
    uuid: value('uuid', uuid),
    title: value('title', text),
    description: value('description', text),
    metadata: view('metadata', metadata),
    maxMemory: size('maxMemory', 'KiB'),
    maxMemorySlots: value('maxMemory/@slots', int),
    memory: size('memory', 'KiB'),
    currentMemory: size('currentMemory', 'KiB'),
    blockWeight: value('blkiotune/weight', int),
    memoryHardLimit: size('memtune/hard_limit', 'KiB'),
    memorySoftLimit: size('memtune/soft_limit', 'KiB'),
    memoryBacking: view('memoryBacking', memoryBacking),
    vcpu: view('vcpu', vcpu),
    ioThreads: value('iothreads', int),
    ioThreadIds: list('iothreadids/iothread', ioThread),
    cputune: view('cputune', cputune),
    numaMode: value('numatune/memory/@mode', oneOf('strict', 'preferred', 'interleave', 'restrictive')),
    numaNodeset: value('numatune/memory/@nodeset', text),
    numaCellNodes: list('numatune/memnode', memoryNode),
    partition: value('resource/partition', text),
    bootloader: value('bootloader', text),
    os: view('os', os),
    features: view('features', features),
    cpu: view('cpu', cpu),
    clock: view('clock', clock),
    onPoweroff: value('on_poweroff', onEnd),
    onReboot: value('on_reboot', onEnd),
    onCrash: value('on_crash', onCrash),
    suspendToMemory: value('pm/suspend-to-mem/@enabled', yesNo),
    suspendToDisk: value('pm/suspend-to-disk/@enabled', yesNo),
    devices: view('devices', devices),
    securityLabels: list('seclabel', securityLabel),
    launchSecurity: value('launchSecurity/@type', oneOf('sev', 'sev-snp', 'tdx', 's390-pv')),
    qemuCommandline: view('qemu:commandline', qemuCommandline),
  },
  ORDER,
);
export type Domain = ViewOf<typeof domain>;
