import type { GuestDisk } from '../../contract/create/disk.ts';
import type { CreateRequest } from '../../contract/create/request.ts';
import type { GuestSource } from '../../contract/create/source.ts';
import { decideCloudInit } from './cloud-init.ts';
import type { GuestDesign } from './document.ts';
import { listParts } from './parts.ts';

/** The request with every default written out, and why each of them is what it is. */
export function resolveRequest({ setting, parts }: GuestDesign): {
  readonly resolved: CreateRequest;
  readonly reasons: Record<string, string>;
} {
  const { request, os } = setting;
  const { system, cpu, memory, disks, nics, screen, hostDevices, folders, extras } = parts;
  const cloudInit = decideCloudInit(setting);
  const reasons = Object.assign({}, ...listParts(parts).map(part => part.reasons), cloudInit?.reasons);
  if (os && request.osId === undefined) reasons['osId'] = 'recognised by what the source holds';
  const source = sourceWithHow(request.source, disks.value.answers[0]);
  const howWhy = reasons['disks.0.how'];
  if (source !== request.source && howWhy !== undefined) reasons['source.how'] = howWhy;
  return {
    resolved: {
      ...withoutSecrets(request),
      source,
      ...(os && { osId: os.id }),
      ...system.value,
      ...cpu.value,
      ...memory.value,
      ...screen.value,
      folders: [...folders.value.folders],
      ...extras.value,
      ...nics.value,
      ...hostDevices.value,
      pool: disks.value.pool,
      disks: [...disks.value.answers],
      ...(cloudInit && { cloudInit: cloudInit.value }),
    },
    reasons,
  };
}

/** What becomes of the source's image is asked for beside it, and decided with the first disk. */
function sourceWithHow(source: GuestSource, system: GuestDisk | undefined): GuestSource {
  if (source.kind !== 'cloud-image' && source.kind !== 'disk-image') return source;
  const { how, image } = system ?? {};
  // A first disk with an image of its own has nothing of the source's.
  if (how === undefined || image !== undefined || source.how !== undefined) return source;
  if (source.kind === 'disk-image') return { ...source, how };
  return how === 'overlay' || how === 'copy' ? { ...source, how } : source;
}

/** Answers for an installer hold a password: they are in no plan that is shown, kept or sent on. */
export function withoutSecrets(request: CreateRequest): CreateRequest {
  const { unattended: _, ...others } = request;
  return others;
}
