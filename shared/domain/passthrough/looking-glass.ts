import { MiB } from '../units.ts';

/** Pixels are four bytes, lines begin at multiples of 256, and three frames are kept: one is drawn, two wait. */
const PIXEL = 4;
const LINE = 256;
const FRAMES = 3;
/** For cursors and what the two sides tell each other. */
const TALK = 4 * MiB;

/**
 * Bytes of the memory that guest and host share for Looking Glass: a power of two, since it is the size of a PCI
 * region. 1920×1080 takes 32 MiB, 2560×1440 64 MiB, 3840×2160 128 MiB.
 */
export function sharedFrameSize({ width, height }: { readonly width: number; readonly height: number }) {
  const frames = Math.ceil((width * PIXEL) / LINE) * LINE * height * FRAMES + TALK;
  return 2 ** Math.ceil(Math.log2(frames));
}
