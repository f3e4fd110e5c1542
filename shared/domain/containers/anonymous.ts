import type { EngineFacts } from '../../contract/engines.ts';
import { isVolumeId } from '../engine-volumes/volume-title.ts';

/** What a container was made with (Docker Engine API, HostConfig). */
export interface AskedMounts {
  /** `name:target` and `/path:target`, with options perhaps. */
  readonly Binds?: readonly string[] | null | undefined;
  readonly Mounts?:
    | readonly { readonly Type: string; readonly Source?: string | null | undefined }[]
    | null
    | undefined;
}

/** Podman lists as asked for whatever was mounted in the end, so its lists tell nothing. */
export const askedMounts = (host: AskedMounts, { product }: Pick<EngineFacts, 'product'>): AskedMounts =>
  product === 'podman' ? {} : host;

/** Whether a volume is of this container alone: somebody may have given an id for a name. */
export function isAnonymous(name: string, { Binds, Mounts }: AskedMounts): boolean {
  if (!isVolumeId(name)) return false;
  const asked = [
    ...(Binds ?? []).map(bind => bind.slice(0, bind.indexOf(':'))),
    ...(Mounts ?? []).map(({ Source }) => Source ?? ''),
  ];
  return !asked.includes(name);
}
