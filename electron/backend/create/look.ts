import type { SourceLook } from '#shared/contract/create.ts';
import type { GuestSource } from '#shared/contract/create/source.ts';
import type { LiveConnection } from '../ports.ts';
import type { CreateDeps } from './create-deps.ts';
import { freeName } from './free-name.ts';
import { nameFrom } from './suggested-name.ts';

/** Looks at what a guest would start from, as it is now. What is wrong with it is part of the answer. */
export async function lookAt(
  deps: CreateDeps,
  live: LiveConnection,
  source: GuestSource,
): Promise<SourceLook> {
  if (!('image' in source)) return { unattended: 'none' };
  const { image, checksum } = source;
  const wanted = { image, disk: false, ...(checksum && { checksum }) };
  const { facts } = await deps.images.read(live, wanted, 'now');
  const { format, size, virtualSize, os, failure } = facts;
  const taken = deps.guests.list(live.id).map(guest => guest.name);
  return {
    ...(format !== undefined && { format }),
    ...(size !== undefined && { size }),
    ...(virtualSize !== undefined && { virtualSize }),
    ...(os && { os: { id: os.id, label: os.label } }),
    unattended: os?.unattended ?? 'none',
    ...(!failure && { suggestedName: freeName(taken, nameFrom(os?.label ?? facts.download?.name ?? image)) }),
    ...(failure && { failure }),
  };
}
