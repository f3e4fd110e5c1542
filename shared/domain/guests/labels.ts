import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { NAMESPACES } from '../../libvirt-xml/xml/namespaces.ts';
import { groupSchema, labelMaxLength, tagSchema } from '../../contract/guests.ts';

/**
 * Where a guest's group and tags live: `<metadata><innkeeper:labels>` of its own document, so that they travel
 * with it. libvirt puts the prefix on the outer element only; what is inside has none.
 */
export const LABELS_NAMESPACE = NAMESPACES.innkeeper;
export const LABELS_PREFIX = 'innkeeper';

export interface Labels {
  readonly group?: string | undefined;
  readonly tags: readonly string[];
}

export interface LabelsEdit {
  /** null removes the group, undefined leaves it. */
  readonly group?: string | null | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
}

export const NO_LABELS: Labels = { tags: [] };

/** The labels of a `<domain>` element. What other programs wrote there is made to fit, or passed over if empty. */
export function readLabels(domain: XmlElement): Labels {
  const labels = domain.child('metadata')?.child('labels', LABELS_NAMESPACE);
  if (labels === undefined) return NO_LABELS;
  const texts = (name: string) =>
    labels
      .elements()
      .filter(element => element.localName === name)
      .map(element => fitting(element.text));
  const group = texts('group').flatMap(text => groupSchema.safeParse(text).data ?? [])[0];
  const tags = texts('tag').flatMap(text => tagSchema.safeParse(text).data ?? []);
  return { ...(group === undefined ? {} : { group }), tags: [...new Set(tags)] };
}

/** On one line, and no longer than ours: whoever wrote it keeps to rules of their own. */
function fitting(text: string): string {
  // oxlint-disable-next-line no-control-regex -- what a label cannot hold
  const line = text.replaceAll(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  // A pair of surrogates is one character: half of one is none.
  return line
    .slice(0, labelMaxLength)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

export function editLabels(labels: Labels, edit: LabelsEdit): Labels {
  const removed = new Set(edit.removeTags);
  const tags = [...new Set([...labels.tags, ...(edit.addTags ?? [])])].filter(tag => !removed.has(tag));
  const group = edit.group === undefined ? labels.group : (edit.group ?? undefined);
  return { ...(group === undefined ? {} : { group }), tags };
}

/** The element as virDomainSetMetadata takes it, without prefix; null when there is nothing to keep. */
export function writeLabels(labels: Labels): string | null {
  if (labels.group === undefined && labels.tags.length === 0) return null;
  const group = labels.group === undefined ? '' : `<group>${escapeText(labels.group)}</group>`;
  return `<labels>${group}${labels.tags.map(tag => `<tag>${escapeText(tag)}</tag>`).join('')}</labels>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
