import type { Domain } from '../../../libvirt-xml/domain/domain.ts';
import type { Disk } from '../../../libvirt-xml/devices/disk.ts';
import type { Setting } from '../topic.ts';
import { traitsOf } from '../traits.ts';
import type { BootFiles, Content, DisksPart, Drive } from './part.ts';

export function writeDisks(domain: Domain, part: DisksPart, setting: Setting): void {
  const threads = part.drives.filter(drive => drive.ioThread !== undefined).length;
  if (threads > 0) domain.ioThreads = threads;
  for (const drive of part.drives) writeDrive(domain.devices.disks.add(), drive);
  writeScsi(domain, part.drives, setting);
  if (part.boot && !part.boot.once) writeBootFiles(domain, part.boot);
}

/** Makes the guest start a kernel that QEMU loads by itself. */
export function writeBootFiles(domain: Domain, { kernel, initramfs, commandLine }: BootFiles): void {
  domain.os.kernel = pathOf(kernel);
  domain.os.initrd = initramfs && pathOf(initramfs);
  domain.os.commandLine = commandLine;
}

export function pathOf(content: Content): string | undefined {
  return content.kind === 'empty' ? undefined : content.path;
}

function writeDrive(disk: Disk, drive: Drive): void {
  const { content, options, device, bus } = drive;
  const block = content.kind !== 'empty' && content.block;
  disk.type = block ? 'block' : 'file';
  disk.device = bus === 'fdc' ? 'floppy' : device;
  disk.driver = 'qemu';
  disk.format = content.kind === 'empty' ? 'raw' : content.format;
  disk.cache = options.cache;
  disk.io = options.io;
  disk.discard = options.discard;
  disk.detectZeroes = options.detectZeroes === 'off' ? undefined : options.detectZeroes;
  disk.target = drive.target;
  disk.bus = bus;
  if (block) disk.source.dev = pathOf(content);
  else if (content.kind !== 'empty') disk.source.file = content.path;
  // People delete an ISO once its system is installed; the guest should start all the same.
  if (drive.detachable && content.kind !== 'empty') disk.source.startupPolicy = 'optional';
  disk.serial = options.serial;
  disk.readonly = device === 'cdrom' || options.readOnly === true;
  disk.shareable = options.shareable === true;
  disk.bootOrder = options.bootOrder;
  if (bus === 'virtio') {
    disk.ioThread = drive.ioThread;
    disk.queues = options.queues;
  }
  writeLimits(disk, options.limits);
}

/** 0 is no limit, and libvirt's schema takes none beside those that exclude it. */
function writeLimits(disk: Disk, limits: Drive['options']['limits'] = {}): void {
  const { ioTune } = disk;
  if (limits.totalBytes) ioTune.totalBytesPerSecond = BigInt(limits.totalBytes);
  if (limits.readBytes) ioTune.readBytesPerSecond = BigInt(limits.readBytes);
  if (limits.writeBytes) ioTune.writeBytesPerSecond = BigInt(limits.writeBytes);
  if (limits.totalOperations) ioTune.totalOperationsPerSecond = BigInt(limits.totalOperations);
  if (limits.readOperations) ioTune.readOperationsPerSecond = BigInt(limits.readOperations);
  if (limits.writeOperations) ioTune.writeOperationsPerSecond = BigInt(limits.writeOperations);
}

/** Without a model libvirt takes a controller of the nineties on PCs. */
function writeScsi(domain: Domain, drives: readonly Drive[], setting: Setting): void {
  const { emulated, virtio, virtioDriven } = traitsOf(setting);
  const scsi = drives.filter(drive => drive.bus === 'scsi');
  const driven = virtioDriven || scsi.some(drive => drive.options.queues !== undefined);
  if (scsi.length === 0 || !emulated || !virtio || !driven) return;
  const controller = domain.devices.controllers.add({ type: 'scsi', index: 0, model: 'virtio-scsi' });
  controller.queues = scsi.find(drive => drive.options.queues !== undefined)?.options.queues;
  controller.ioThread = scsi.find(drive => drive.ioThread !== undefined)?.ioThread;
}
