import { int, long, oneOf, onlyOneOf, onOff, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, list, value, view } from '../view/schema.ts';
import { address } from './address.ts';

const host = defineView('host', {
  transport: value('@transport', oneOf('tcp', 'unix', 'rdma')),
  name: value('@name', text),
  port: value('@port', text),
  socket: value('@socket', text),
});

/** What a disk, a mirror or a backing file is made of. Which attributes count goes by the disk's type. */
export const diskSource = defineView('source', {
  file: value('@file', text),
  dev: value('@dev', text),
  dir: value('@dir', text),
  protocol: value('@protocol', text),
  name: value('@name', text),
  pool: value('@pool', text),
  volume: value('@volume', text),
  startupPolicy: value('@startupPolicy', oneOf('mandatory', 'requisite', 'optional')),
  index: value('@index', int),
  hosts: list('host', host),
});

const backingStore = defineView('backingStore', {
  type: value('@type', text),
  format: value('format/@type', text),
  source: view('source', diskSource),
});

const ioTune = defineView('iotune', {
  totalBytesPerSecond: value('total_bytes_sec', long),
  readBytesPerSecond: value('read_bytes_sec', long),
  writeBytesPerSecond: value('write_bytes_sec', long),
  totalOperationsPerSecond: value('total_iops_sec', long),
  readOperationsPerSecond: value('read_iops_sec', long),
  writeOperationsPerSecond: value('write_iops_sec', long),
});

/** https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms */
export const disk = defineView('disk', {
  /** What the source is; a file when the document does not say. */
  type: value('@type', oneOf('file', 'block', 'dir', 'network', 'volume', 'nvme', 'vhostuser', 'vhostvdpa')),
  /** What the guest sees; a disk when the document does not say. */
  device: value('@device', onlyOneOf('disk', 'cdrom', 'floppy', 'lun')),
  snapshot: value('@snapshot', oneOf('internal', 'external', 'no', 'manual')),
  driver: value('driver/@name', text),
  format: value('driver/@type', oneOf('raw', 'qcow2', 'qed', 'vmdk', 'vdi', 'vpc', 'vhdx')),
  cache: value(
    'driver/@cache',
    oneOf('default', 'none', 'writethrough', 'writeback', 'directsync', 'unsafe'),
  ),
  io: value('driver/@io', oneOf('threads', 'native', 'io_uring')),
  discard: value('driver/@discard', oneOf('unmap', 'ignore')),
  detectZeroes: value('driver/@detect_zeroes', oneOf('off', 'on', 'unmap')),
  errorPolicy: value('driver/@error_policy', oneOf('stop', 'report', 'ignore', 'enospace')),
  ioThread: value('driver/@iothread', int),
  queues: value('driver/@queues', int),
  source: view('source', diskSource),
  backingStore: view('backingStore', backingStore),
  target: value('target/@dev', text),
  bus: value('target/@bus', oneOf('virtio', 'sata', 'scsi', 'ide', 'usb', 'fdc', 'xen', 'nvme', 'sd')),
  tray: value('target/@tray', oneOf('open', 'closed')),
  removable: value('target/@removable', onOff),
  rotationRate: value('target/@rotation_rate', int),
  ioTune: view('iotune', ioTune),
  readonly: flag('readonly'),
  shareable: flag('shareable'),
  transient: flag('transient'),
  transientShareBacking: value('transient/@shareBacking', yesNo),
  serial: value('serial', text),
  wwn: value('wwn', text),
  bootOrder: value('boot/@order', int),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type Disk = ViewOf<typeof disk>;
