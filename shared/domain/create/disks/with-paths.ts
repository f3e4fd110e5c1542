import type { Slot } from '../work.ts';
import type { Content, DisksPart } from './part.ts';

/** The part with the places that its volumes really have. */
export function withPaths(part: DisksPart, paths: Readonly<Record<Slot, string>>): DisksPart {
  const placed = <T extends Content>(content: T): T => {
    const path = content.kind === 'volume' ? paths[content.slot] : undefined;
    return path === undefined ? content : { ...content, path };
  };
  const { boot } = part;
  return {
    ...part,
    drives: part.drives.map(drive => ({ ...drive, content: placed(drive.content) })),
    ...(boot && {
      boot: {
        ...boot,
        kernel: placed(boot.kernel),
        ...(boot.initramfs && { initramfs: placed(boot.initramfs) }),
      },
    }),
  };
}
