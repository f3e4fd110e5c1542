import type { GuestSource } from '#shared/contract/create/source.ts';
import type { CreateRequest } from '#shared/contract/create/request.ts';
import { getAt } from '#renderer/ui/wizard/at-path.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/**
 * What a person answered so far. It has the request's shape, but its values may not be acceptable yet: an empty
 * path, a number that is too large. An empty name is the suggested one.
 */
export type Draft = CreateRequest;

export const emptyDraft = (connection: ConnectionId): Draft => ({
  connection,
  name: '',
  source: { kind: 'iso', image: '' },
});

/** The image a source names, where it names one. */
export const imageOf = (source: GuestSource): string | undefined =>
  'image' in source ? source.image : 'path' in source ? source.path : undefined;

function withoutPlace(source: GuestSource): GuestSource {
  const image = imageOf(source);
  // An address is the same from every host; a path is not.
  if (image === undefined || !image.startsWith('/')) return source;
  if ('path' in source) return { ...source, path: '' };
  return 'image' in source ? { ...source, image: '' } : source;
}

/** Moving to another host drops what only meant something on the old one. */
export function onConnection(draft: Draft, connection: ConnectionId): Draft {
  const {
    pool: _pool,
    hostDevices: _devices,
    acceleration: _acceleration,
    folders: _folders,
    ...rest
  } = draft;
  const { nics: _nics, xml: _xml, ...kept } = rest;
  const disks = draft.disks?.map(({ pool: _old, ...disk }) => disk);
  return { ...kept, connection, source: withoutPlace(draft.source), ...(disks && { disks }) };
}

/** Without what may not be written down. */
export function withoutSecrets(draft: Draft): Draft {
  if (draft.unattended === undefined) return draft;
  return { ...draft, unattended: { ...draft.unattended, password: '' } };
}

/** Whether a person said anything about a field. */
export function isAnswered(draft: Draft, field: string): boolean {
  const said = getAt(draft, field);
  return (
    said !== undefined && JSON.stringify(said) !== JSON.stringify(getAt(emptyDraft(draft.connection), field))
  );
}

/** Whether closing would lose something a person typed or chose. */
export const isWorthKeeping = (draft: Draft): boolean =>
  Object.keys(draft).some(field => isAnswered(draft, field));
