import { int, oneOf, onOff, text } from '../view/converters.ts';
import { defineView, type ViewOf } from '../view/define-view.ts';
import { flag, size, value } from '../view/schema.ts';
import { place, virtioOptions } from './place.ts';

/** https://libvirt.org/formatdomain.html#filesystems */
export const filesystem = defineView('filesystem', {
  type: value('@type', oneOf('mount', 'template', 'file', 'block', 'ram', 'bind', 'volume')),
  accessMode: value('@accessmode', oneOf('passthrough', 'mapped', 'squash')),
  /** What 9p does when the folder spans several file systems of the host. */
  multipleDevices: value('@multidevs', oneOf('default', 'remap', 'forbid', 'warn')),
  /** Octal, of files and of folders that the guest makes. */
  fileMode: value('@fmode', text),
  folderMode: value('@dmode', text),
  model: value('@model', oneOf('virtio', 'virtio-transitional', 'virtio-non-transitional')),
  driver: value('driver/@type', oneOf('path', 'handle', 'virtiofs', 'mtp', 'loop', 'nbd')),
  format: value('driver/@format', text),
  writePolicy: value('driver/@wrpolicy', oneOf('immediate')),
  queue: value('driver/@queue', int),
  ...virtioOptions,
  binary: value('binary/@path', text),
  extendedAttributes: value('binary/@xattr', onOff),
  cacheMode: value('binary/cache/@mode', oneOf('none', 'always')),
  sandboxMode: value('binary/sandbox/@mode', oneOf('namespace', 'chroot')),
  lockPosix: value('binary/lock/@posix', onOff),
  lockFlock: value('binary/lock/@flock', onOff),
  threads: value('binary/thread_pool/@size', int),
  dir: value('source/@dir', text),
  file: value('source/@file', text),
  dev: value('source/@dev', text),
  template: value('source/@name', text),
  socket: value('source/@socket', text),
  pool: value('source/@pool', text),
  volume: value('source/@volume', text),
  /** Of a RAM file system. */
  usage: value('source/@usage', int),
  usageUnits: value('source/@units', text),
  target: value('target/@dir', text),
  readonly: flag('readonly'),
  bootOrder: value('boot/@order', int),
  loadParameter: value('boot/@loadparm', text),
  spaceHardLimit: size('space_hard_limit', 'bytes'),
  spaceSoftLimit: size('space_soft_limit', 'bytes'),
  ...place,
});
export type Filesystem = ViewOf<typeof filesystem>;
