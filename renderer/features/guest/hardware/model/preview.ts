import type { HardwareEdit } from '#shared/contract/hardware.ts';
import { applyEdits } from '#shared/domain/hardware/apply-edits.ts';
import { domain, type Domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import type { ReadDocuments } from './read-documents.ts';

/** The guest as it would be with the draft: choices of one property go by others that were just changed. */
export function previewOf({ base, text }: ReadDocuments, edits: readonly HardwareEdit[]): Domain {
  if (edits.length === 0) return base;
  return domain.of(parseDocument(applyEdits(text, edits, { compare: false }).xml).root);
}
