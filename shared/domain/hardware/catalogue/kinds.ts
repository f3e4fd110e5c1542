import { cdrom } from './devices/cdrom.ts';
import { disk } from './devices/disk.ts';
import { floppy } from './devices/floppy.ts';
import { graphics } from './devices/graphics.ts';
import { netInterface } from './devices/interface.ts';
import { video } from './devices/video.ts';
import type { Kind } from './kind.ts';

/** Every kind of device, in the order in which a list shows them. */
export const KINDS: readonly Kind[] = [disk, cdrom, floppy, netInterface, graphics, video];
