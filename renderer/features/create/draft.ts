import type { z } from 'zod';
import { createRequestSchema, type CreateOptions, type CreateRequest } from '#shared/contract/create.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

/** The dialog's form is the request itself: what is left out is the planner's to decide. */
export const draftSchema = createRequestSchema;
export type Draft = CreateRequest;
/** As the form holds it, before the schema has put its brands on. */
export type DraftInput = z.input<typeof draftSchema>;

export function emptyDraft(connection: ConnectionId): Draft {
  return { connection, name: '', source: { kind: 'iso', path: '' }, start: true };
}

/** Sentences for what zod would say in its own words; undefined keeps the schema's own sentence. */
export const draftWords: z.core.$ZodErrorMap = issue => {
  const field = issue.path?.at(-1);
  if (issue.code === 'too_small' && field === 'name') return 'Give it a name.';
  if (issue.code === 'too_big' && field === 'name') return 'A name has at most 200 characters.';
  if (issue.code === 'too_small' && field === 'path') return 'Pick a file or type its path.';
  return undefined;
};

/** Moving to another connection drops what only meant something on the old one. */
export function onConnection(draft: Draft, connection: ConnectionId): Draft {
  const { pool: _pool, network: _network, acceleration: _acceleration, source, ...rest } = draft;
  return { ...rest, connection, source: 'path' in source ? { ...source, path: '' } : source };
}

/** Takes a decision back, so that the planner decides again. */
export function withoutChoice(draft: Draft, field: keyof Draft): Draft {
  const { [field]: _dropped, ...rest } = draft;
  return rest as Draft;
}

const imageFormats = new Set(['raw', 'qcow2', 'qed', 'vmdk', 'vdi', 'vhd', 'vpc', 'vhdx']);

/** Images of the pools that fit a kind of source, by name. */
export function imagesFor(
  kind: 'iso' | 'disk-image',
  images: CreateOptions['images'],
): CreateOptions['images'] {
  return images
    .filter(image => {
      const isIso = image.format === 'iso' || image.name.toLowerCase().endsWith('.iso');
      return kind === 'iso' ? isIso : !isIso && imageFormats.has(image.format);
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** Whether closing would lose something a person typed or chose. */
export function isWorthKeeping(draft: Draft, suggestedName: string | undefined): boolean {
  const { connection: _connection, name, source, start, ...choices } = draft;
  const typedName = name !== '' && name !== suggestedName;
  const pickedSource = 'path' in source && source.path !== '';
  return (
    typedName ||
    pickedSource ||
    start === false ||
    Object.values(choices).some(choice => choice !== undefined)
  );
}
