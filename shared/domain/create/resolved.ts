import type { CreateRequest } from '../../contract/create/request.ts';
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
  return {
    resolved: {
      ...withoutSecrets(request),
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

/** Answers for an installer hold a password: they are in no plan that is shown, kept or sent on. */
export function withoutSecrets(request: CreateRequest): CreateRequest {
  const { unattended: _, ...others } = request;
  return others;
}
