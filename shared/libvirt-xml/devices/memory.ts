import { int, oneOf, text, uuid, yesNo } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, size, value, view } from '../view/schema.ts';
import { address } from './address.ts';

/** A memory module: https://libvirt.org/formatdomain.html#memory-devices. */
export const memoryDevice = defineView('memory', {
  model: value('@model', oneOf('dimm', 'nvdimm', 'virtio-pmem', 'virtio-mem', 'sgx-epc')),
  access: value('@access', oneOf('shared', 'private')),
  discard: value('@discard', yesNo),
  uuid: value('uuid', uuid),
  sourcePath: value('source/path', text),
  pageSize: size('source/pagesize', 'KiB'),
  nodeMask: value('source/nodemask', text),
  capacity: size('target/size', 'KiB'),
  node: value('target/node', int),
  block: size('target/block', 'KiB'),
  requested: size('target/requested', 'KiB'),
  current: size('target/current', 'KiB'),
  label: size('target/label/size', 'KiB'),
  readonly: flag('target/readonly'),
  alias: value('alias/@name', text),
  address: view('address', address),
});
export type MemoryDevice = ViewOf<typeof memoryDevice>;
