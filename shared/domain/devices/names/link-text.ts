import type { PciLink } from '../facts.ts';

/** GT/s of each generation; PCI Express Base Specification. */
const generations: readonly (readonly [speed: number, name: string])[] = [
  [2.5, '1.0'],
  [5, '2.0'],
  [8, '3.0'],
  [16, '4.0'],
  [32, '5.0'],
  [64, '6.0'],
];

/** `PCIe 4.0 ×16`. Missing for what is no express device: its link has no width. */
export function linkText(link: PciLink | undefined): string | undefined {
  return text(link?.speed, link?.width);
}

/** What the device could do, where its link is slower or narrower; cards at rest also lower their speed. */
export function linkAtMostText(link: PciLink | undefined): string | undefined {
  const most = text(link?.maxSpeed, link?.maxWidth);
  return most === linkText(link) ? undefined : most;
}

function text(speed: number | undefined, width: number | undefined): string | undefined {
  if (speed === undefined || width === undefined || width === 0) return undefined;
  const generation = generations.find(([each]) => each === speed)?.[1];
  return generation === undefined ? undefined : `PCIe ${generation} ×${width}`;
}
