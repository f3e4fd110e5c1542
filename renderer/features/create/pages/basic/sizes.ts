import { GiB } from '#shared/domain/units.ts';
import { unsetAt } from '#renderer/ui/wizard/at-path.ts';
import type { Draft } from '../../wizard/draft.ts';

export type SizeName = 'fitting' | 'small' | 'medium' | 'large' | 'own';

interface Size {
  readonly vcpus: number;
  readonly memory: number;
  readonly disk: number;
}

/** Sizes that need no thinking; `fitting` is what the system asks for. */
export const sizes: Readonly<Record<'small' | 'medium' | 'large', Size>> = {
  small: { vcpus: 1, memory: GiB, disk: 10 * GiB },
  medium: { vcpus: 2, memory: 4 * GiB, disk: 40 * GiB },
  large: { vcpus: 4, memory: 8 * GiB, disk: 100 * GiB },
};

/** The size that a draft's numbers are. */
export function sizeOf({ vcpus, memory, disks }: Draft): SizeName {
  const disk = disks?.[0]?.size;
  if (vcpus === undefined && memory === undefined && disk === undefined && disks?.length !== 0)
    return 'fitting';
  const named = Object.entries(sizes).find(
    ([, size]) =>
      size.vcpus === vcpus && size.memory === memory && (disk === undefined || size.disk === disk),
  );
  return (named?.[0] as SizeName | undefined) ?? 'own';
}

/** The draft at another size. `growing`: its first disk is new, or can be larger than its image. */
export function withSize(draft: Draft, name: Exclude<SizeName, 'own'>, growing: boolean): Draft {
  if (name === 'fitting') {
    const bare = unsetAt(unsetAt(unsetAt(draft, 'vcpus'), 'memory'), 'disks.0.size');
    const [first, ...others] = bare.disks ?? [];
    if (first === undefined || others.length > 0 || Object.keys(first).length > 0) return bare;
    const { disks: _disks, ...rest } = bare;
    return rest;
  }
  const { vcpus, memory, disk } = sizes[name];
  const sized = { ...draft, vcpus, memory };
  if (!growing || draft.disks?.length === 0) return sized;
  const [first, ...others] = draft.disks ?? [{}];
  return { ...sized, disks: [{ ...first, size: disk }, ...others] };
}
