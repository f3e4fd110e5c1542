import { audio } from './devices/audio.ts';
import { cdrom } from './devices/cdrom.ts';
import { channel } from './devices/channel.ts';
import { consoleDevice } from './devices/console.ts';
import { controller } from './devices/controller.ts';
import { crypto } from './devices/crypto.ts';
import { disk } from './devices/disk.ts';
import { filesystem } from './devices/filesystem.ts';
import { floppy } from './devices/floppy.ts';
import { graphics } from './devices/graphics.ts';
import {
  blockDevice,
  charDevice,
  mediatedDevice,
  netDevice,
  pciDevice,
  scsiDevice,
  scsiHost,
  usbDevice,
} from './devices/hostdev.ts';
import { hub } from './devices/hub.ts';
import { input } from './devices/input.ts';
import { netInterface } from './devices/interface.ts';
import { iommu } from './devices/iommu.ts';
import { lease } from './devices/lease.ts';
import { memballoon } from './devices/memballoon.ts';
import { memoryDevice } from './devices/memory-device.ts';
import { nvram } from './devices/nvram.ts';
import { panic } from './devices/panic.ts';
import { parallel } from './devices/parallel.ts';
import { pstore } from './devices/pstore.ts';
import { redirdev } from './devices/redirdev.ts';
import { redirfilter } from './devices/redirfilter.ts';
import { rng } from './devices/rng.ts';
import { serial } from './devices/serial.ts';
import { shmem } from './devices/shmem.ts';
import { smartcard } from './devices/smartcard.ts';
import { sound } from './devices/sound.ts';
import { tpm } from './devices/tpm.ts';
import { video } from './devices/video.ts';
import { vsock } from './devices/vsock.ts';
import { watchdog } from './devices/watchdog.ts';
import type { Kind } from './kind.ts';

/** Every kind of device, in the order in which a list shows them. */
export const KINDS: readonly Kind[] = [
  disk,
  cdrom,
  floppy,
  filesystem,
  lease,
  netInterface,
  graphics,
  video,
  sound,
  audio,
  input,
  pciDevice,
  usbDevice,
  mediatedDevice,
  scsiDevice,
  scsiHost,
  blockDevice,
  charDevice,
  netDevice,
  redirdev,
  redirfilter,
  smartcard,
  shmem,
  serial,
  parallel,
  consoleDevice,
  channel,
  vsock,
  hub,
  tpm,
  rng,
  memballoon,
  memoryDevice,
  watchdog,
  panic,
  iommu,
  crypto,
  pstore,
  nvram,
  controller,
];
