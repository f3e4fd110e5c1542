import { int, oneOf, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, size, value } from '../view/schema.ts';
import { place } from './place.ts';

/** A memory module: https://libvirt.org/formatdomain.html#memory-devices. */
export const memoryDevice = defineView('memory', {
  model: value('@model', oneOf('dimm', 'nvdimm', 'virtio-pmem', 'virtio-mem', 'sgx-epc')),
  access: value('@access', oneOf('shared', 'private')),
  discard: value('@discard', yesNo),
  uuid: value('uuid', uuid),
  sourcePath: value('source/path', text),
  pageSize: size('source/pagesize', 'KiB'),
  alignment: size('source/alignsize', 'KiB'),
  /** The file is on memory that keeps its content. */
  persistent: flag('source/pmem'),
  nodeMask: value('source/nodemask', text),
  capacity: size('target/size', 'KiB'),
  node: value('target/node', int),
  block: size('target/block', 'KiB'),
  requested: size('target/requested', 'KiB'),
  current: size('target/current', 'KiB'),
  label: size('target/label/size', 'KiB'),
  readonly: flag('target/readonly'),
  /** Of virtio-mem: memory is given in blocks that can differ in size; libvirt 9.7 and newer. */
  dynamicSlots: value('target/@dynamicMemslots', yesNo),
  /** In the guest's memory; libvirt 9.4 and newer. */
  baseAddress: value('target/address/@base', text),
  ...place,
});
export type MemoryDevice = ViewOf<typeof memoryDevice>;
