import { int, long, oneOf, onlyOneOf, onOff, text, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, size, value, view } from '../view/schema.ts';
import { authentication, diskSource, encryption } from './disk-source.ts';
import { place, virtioOptions } from './place.ts';

const backingStore = defineView('backingStore', {
  type: value('@type', text),
  index: value('@index', int),
  format: value('format/@type', text),
  metadataCache: size('format/metadata_cache/max_size', 'bytes'),
  source: view('source', diskSource),
});

/** Where a block job is copying to: only in the document of a running guest. */
const mirror = defineView('mirror', {
  type: value('@type', text),
  job: value('@job', oneOf('copy', 'active-commit')),
  ready: value('@ready', oneOf('yes', 'abort', 'pivot')),
  /** As older libvirt wrote it. */
  file: value('@file', text),
  fileFormat: value('@format', text),
  format: value('format/@type', text),
  metadataCache: size('format/metadata_cache/max_size', 'bytes'),
  source: view('source', diskSource),
});

const ioTune = defineView('iotune', {
  totalBytesPerSecond: value('total_bytes_sec', long),
  readBytesPerSecond: value('read_bytes_sec', long),
  writeBytesPerSecond: value('write_bytes_sec', long),
  totalOperationsPerSecond: value('total_iops_sec', long),
  readOperationsPerSecond: value('read_iops_sec', long),
  writeOperationsPerSecond: value('write_iops_sec', long),
  totalBytesPerSecondMax: value('total_bytes_sec_max', long),
  readBytesPerSecondMax: value('read_bytes_sec_max', long),
  writeBytesPerSecondMax: value('write_bytes_sec_max', long),
  totalOperationsPerSecondMax: value('total_iops_sec_max', long),
  readOperationsPerSecondMax: value('read_iops_sec_max', long),
  writeOperationsPerSecondMax: value('write_iops_sec_max', long),
  /** Bytes that count as one operation. */
  operationSize: value('size_iops_sec', long),
  group: value('group_name', text),
  /** Seconds that a burst may last. */
  totalBytesPerSecondMaxLength: value('total_bytes_sec_max_length', long),
  readBytesPerSecondMaxLength: value('read_bytes_sec_max_length', long),
  writeBytesPerSecondMaxLength: value('write_bytes_sec_max_length', long),
  totalOperationsPerSecondMaxLength: value('total_iops_sec_max_length', long),
  readOperationsPerSecondMaxLength: value('read_iops_sec_max_length', long),
  writeOperationsPerSecondMaxLength: value('write_iops_sec_max_length', long),
});

/** https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms */
export const disk = defineView('disk', {
  /** What the source is; a file when the document does not say. */
  type: value('@type', oneOf('file', 'block', 'dir', 'network', 'volume', 'nvme', 'vhostuser', 'vhostvdpa')),
  /** What the guest sees; a disk when the document does not say. */
  device: value('@device', onlyOneOf('disk', 'cdrom', 'floppy', 'lun')),
  /** Which virtio is spoken: virtio, virtio-transitional, virtio-non-transitional; on SCSI of VMware, the controller. */
  model: value('@model', text),
  rawIo: value('@rawio', yesNo),
  scsiCommands: value('@sgio', oneOf('filtered', 'unfiltered')),
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
  readErrorPolicy: value('driver/@rerror_policy', oneOf('stop', 'report', 'ignore')),
  copyOnRead: value('driver/@copy_on_read', onOff),
  ioEventFd: value('driver/@ioeventfd', onOff),
  eventIndex: value('driver/@event_idx', onOff),
  ...virtioOptions,
  queueSize: value('driver/@queue_size', int),
  discardNoUnref: value('driver/@discard_no_unref', onOff),
  metadataCache: size('driver/metadata_cache/max_size', 'bytes'),
  ioThread: value('driver/@iothread', int),
  queues: value('driver/@queues', int),
  /** Of the source, as older documents write it. */
  ...authentication,
  source: view('source', diskSource),
  backingStore: view('backingStore', backingStore),
  backendDomain: value('backenddomain/@name', text),
  geometryCylinders: value('geometry/@cyls', int),
  geometryHeads: value('geometry/@heads', int),
  geometrySectors: value('geometry/@secs', int),
  geometryTranslation: value('geometry/@trans', oneOf('auto', 'none', 'lba')),
  /** Bytes. */
  blockSizeLogical: value('blockio/@logical_block_size', int),
  blockSizePhysical: value('blockio/@physical_block_size', int),
  discardGranularity: value('blockio/@discard_granularity', int),
  mirror: view('mirror', mirror),
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
  vendor: value('vendor', text),
  product: value('product', text),
  bootOrder: value('boot/@order', int),
  /** Which entry of its boot menu s390 starts. */
  loadParameter: value('boot/@loadparm', text),
  encryption: view('encryption', encryption),
  ...place,
});
export type Disk = ViewOf<typeof disk>;
