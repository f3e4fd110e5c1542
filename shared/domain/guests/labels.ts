import type { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { NAMESPACES } from '../../libvirt-xml/xml/namespaces.ts';
import { groupSchema, labelMaxLength, startOrderSchema, tagSchema } from '../../contract/guests.ts';

/**
 * Where a guest's group, tags and place in the order of starting live: `<metadata><innkeeper:labels>` of its own document, so that they travel
 * with it. libvirt puts the prefix on the outer element only; what is inside has none.
 */
export const LABELS_NAMESPACE = NAMESPACES.innkeeper;
export const LABELS_PREFIX = 'innkeeper';

export interface Labels {
  readonly group?: string | undefined;
  readonly tags: readonly string[];
  readonly startOrder?: number | undefined;
}

export interface LabelsEdit {
  /** null removes the group, undefined leaves it. */
  readonly group?: string | null | undefined;
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  /** null removes it, undefined leaves it. */
  readonly startOrder?: number | null | undefined;
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
  const order = startOrderSchema.safeParse(Number(texts('startOrder')[0] ?? Number.NaN)).data;
  return withKnown(group, [...new Set(tags)], order);
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
  const order = edit.startOrder === undefined ? labels.startOrder : (edit.startOrder ?? undefined);
  return withKnown(group, tags, order);
}

function withKnown(
  group: string | undefined,
  tags: readonly string[],
  startOrder: number | undefined,
): Labels {
  return {
    ...(group !== undefined && { group }),
    tags,
    ...(startOrder !== undefined && { startOrder }),
  };
}

/** The element as virDomainSetMetadata takes it, without prefix; null when there is nothing to keep. */
export function writeLabels(labels: Labels): string | null {
  const { startOrder } = labels;
  if (labels.group === undefined && labels.tags.length === 0 && startOrder === undefined) return null;
  const group = labels.group === undefined ? '' : `<group>${escapeText(labels.group)}</group>`;
  const tags = labels.tags.map(tag => `<tag>${escapeText(tag)}</tag>`).join('');
  const order = startOrder === undefined ? '' : `<startOrder>${startOrder}</startOrder>`;
  return `<labels>${group}${tags}${order}</labels>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
