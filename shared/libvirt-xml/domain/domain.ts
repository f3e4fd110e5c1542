import { devices } from '../devices/devices.ts';
import { int, long, oneOf, onlyOneOf, onOff, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, list, size, value, view } from '../view/schema.ts';
import { clock } from './clock.ts';
import { cpu } from './cpu.ts';
import { cputune } from './cputune.ts';
import { features } from './features.ts';
import { launchSecurity } from './launch-security.ts';
import { memoryBacking } from './memory-backing.ts';
import { metadata } from './metadata.ts';
import { os } from './os.ts';
import { bhyveCommandline, lxcNamespace, xenCommandline } from './other-drivers.ts';
import { qemuCapabilities, qemuCommandline, qemuOverride } from './qemu-commandline.ts';
import { securityLabel } from './security-label.ts';
import { sysinfo } from './sysinfo.ts';
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

/** One virtual CPU apart from the others. */
const singleVcpu = defineView('vcpu', {
  id: value('@id', int),
  enabled: value('@enabled', yesNo),
  hotPluggable: value('@hotpluggable', yesNo),
  order: value('@order', int),
});

/** Limits on one device of the host. */
const blockDevice = defineView('device', {
  path: value('path', text),
  weight: value('weight', int),
  readOperationsPerSecond: value('read_iops_sec', long),
  writeOperationsPerSecond: value('write_iops_sec', long),
  readBytesPerSecond: value('read_bytes_sec', long),
  writeBytesPerSecond: value('write_bytes_sec', long),
});

/** Users, or groups, of a container and who they are on the host. */
const range = {
  start: value('@start', int),
  target: value('@target', int),
  count: value('@count', int),
} as const;
const idRange = defineView('uid', range);
const gidRange = defineView('gid', range);

const perfEvent = defineView('event', { name: value('@name', text), enabled: value('@enabled', yesNo) });

/** Of s390: whether guest keys are wrapped. */
const cipher = defineView('cipher', {
  name: value('@name', oneOf('aes', 'dea')),
  state: value('@state', onOff),
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
    /** Tells Windows that it was cloned or reverted: libvirt changes it then. */
    genid: flag('genid'),
    genidValue: value('genid', text),
    title: value('title', text),
    description: value('description', text),
    metadata: view('metadata', metadata),
    maxMemory: size('maxMemory', 'KiB'),
    maxMemorySlots: value('maxMemory/@slots', int),
    memory: size('memory', 'KiB'),
    currentMemory: size('currentMemory', 'KiB'),
    /** Whether dumps of QEMU itself have it. */
    memoryInDump: value('memory/@dumpCore', onOff),
    blockWeight: value('blkiotune/weight', int),
    blockDevices: list('blkiotune/device', blockDevice),
    memoryHardLimit: size('memtune/hard_limit', 'KiB'),
    memorySoftLimit: size('memtune/soft_limit', 'KiB'),
    memorySwapHardLimit: size('memtune/swap_hard_limit', 'KiB'),
    memoryGuarantee: size('memtune/min_guarantee', 'KiB'),
    memoryBacking: view('memoryBacking', memoryBacking),
    vcpu: view('vcpu', vcpu),
    vcpus: list('vcpus/vcpu', singleVcpu),
    ioThreads: value('iothreads', int),
    ioThreadIds: list('iothreadids/iothread', ioThread),
    defaultIoThreadPoolMin: value('defaultiothread/@thread_pool_min', int),
    defaultIoThreadPoolMax: value('defaultiothread/@thread_pool_max', int),
    cputune: view('cputune', cputune),
    numaMode: value('numatune/memory/@mode', oneOf('strict', 'preferred', 'interleave', 'restrictive')),
    numaPlacement: value('numatune/memory/@placement', oneOf('static', 'auto')),
    numaNodeset: value('numatune/memory/@nodeset', text),
    numaCellNodes: list('numatune/memnode', memoryNode),
    partition: value('resource/partition', text),
    fibreChannelAppId: value('resource/fibrechannel/@appid', text),
    /** The first; a second, of the other type, is left to the generic list. */
    sysinfo: view('sysinfo', sysinfo),
    bootloader: value('bootloader', text),
    bootloaderArguments: value('bootloader_args', text),
    os: view('os', os),
    uidMap: list('idmap/uid', idRange),
    gidMap: list('idmap/gid', gidRange),
    features: view('features', features),
    cpu: view('cpu', cpu),
    clock: view('clock', clock),
    onPoweroff: value('on_poweroff', onEnd),
    onReboot: value('on_reboot', onEnd),
    onCrash: value('on_crash', onCrash),
    onLockFailure: value('on_lockfailure', oneOf('poweroff', 'restart', 'pause', 'ignore')),
    suspendToMemory: value('pm/suspend-to-mem/@enabled', yesNo),
    suspendToDisk: value('pm/suspend-to-disk/@enabled', yesNo),
    perfEvents: list('perf/event', perfEvent),
    devices: view('devices', devices),
    securityLabels: list('seclabel', securityLabel),
    keyWrap: list('keywrap/cipher', cipher),
    launchSecurity: view('launchSecurity', launchSecurity),
    qemuCommandline: view('qemu:commandline', qemuCommandline),
    qemuCapabilities: view('qemu:capabilities', qemuCapabilities),
    qemuDeprecation: value('qemu:deprecation/@behavior', oneOf('none', 'omit', 'reject', 'crash')),
    qemuOverride: view('qemu:override', qemuOverride),
    lxcNamespace: view('lxc:namespace', lxcNamespace),
    xenCommandline: view('xen:commandline', xenCommandline),
    bhyveCommandline: view('bhyve:commandline', bhyveCommandline),
    vmwareDatacenter: value('vmware:datacenterpath', text),
  },
  ORDER,
);
export type Domain = ViewOf<typeof domain>;
