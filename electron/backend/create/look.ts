import type { SourceLook } from '#shared/contract/create.ts';
import type { GuestSource } from '#shared/contract/create/source.ts';
import type { OsFacts } from '#shared/domain/create/facts.ts';
import type { LiveConnection } from '../ports.ts';
import type { CreateDeps } from './create-deps.ts';
import { freeName } from './free-name.ts';
import type { RequestedImage } from './images/requested.ts';
import { readStart } from './start-facts.ts';
import { nameFrom } from './suggested-name.ts';

/** Looks at what a guest would start from, as it is now. What is wrong with it is part of the answer. */
export async function lookAt(
  deps: CreateDeps,
  live: LiveConnection,
  source: GuestSource,
): Promise<SourceLook> {
  const named = (label: string) => ({
    suggestedName: freeName(
      deps.guests.list(live.id).map(guest => guest.name),
      nameFrom(label),
    ),
  });
  switch (source.kind) {
    case 'iso':
    case 'cloud-image':
    case 'disk-image': {
      const { image, checksum } = source;
      const wanted = { image, disk: false, ...(checksum && { checksum }) };
      const { facts, look } = await lookAtImage(deps, live, wanted);
      const label = facts.os?.label ?? facts.download?.name ?? image;
      return { ...look, ...(facts.copyable && named(label)) };
    }
    case 'appliance': {
      const { appliance, os } = await readStart(deps, live, { source }, 'now');
      const { name = '', failure } = appliance ?? {};
      return {
        ...system(os),
        unattended: 'none',
        ...(failure ? { failure } : named(name)),
      };
    }
    case 'install-tree': {
      const { tree, os } = await readStart(deps, live, { source }, 'now');
      return {
        ...system(os),
        // Scripts are for what starts from a medium.
        unattended: 'none',
        ...(os && !tree?.failure && named(os.label)),
        ...(tree?.failure && { failure: tree.failure }),
      };
    }
    case 'kernel':
      return (await lookAtImage(deps, live, { image: source.kernel, disk: false })).look;
    case 'network-boot':
    case 'none':
      return { unattended: 'none' };
  }
}

async function lookAtImage(deps: CreateDeps, live: LiveConnection, wanted: RequestedImage) {
  const { facts } = await deps.images.read(live, wanted, 'now');
  const { format, size, virtualSize, os, failure } = facts;
  const look: SourceLook = {
    ...(format !== undefined && { format }),
    ...(size !== undefined && { size }),
    ...(virtualSize !== undefined && { virtualSize }),
    ...system(os),
    unattended: os?.unattended ?? 'none',
    ...(failure && { failure }),
  };
  return { facts, look };
}

function system(os: OsFacts | undefined): Pick<SourceLook, 'os'> {
  return os ? { os: { id: os.id, label: os.label } } : {};
}
