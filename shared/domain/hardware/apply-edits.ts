import type { Failure } from '../../contract/failure.ts';
import type { HardwareEdit, ItemId } from '../../contract/hardware.ts';
import { domain, type Domain } from '../../libvirt-xml/domain/domain.ts';
import { XmlError } from '../../libvirt-xml/xml/error.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { addDevice } from './add-device.ts';
import { DOMAIN_ITEM, elementOfId, itemOf, itemsOf } from './item-id.ts';
import { pairOf } from './pair-items.ts';
import { removeDevice } from './remove-device.ts';
import { revertItem } from './revert.ts';
import { isSecret } from './secrets.ts';
import { describeValue, sameValue, valueOf } from './values.ts';
import { writeValue } from './write-value.ts';

/** Why an edit cannot be made. `edit` is its place in the list. */
export interface EditProblem {
  readonly edit: number;
  readonly property?: string;
  readonly failure: Failure;
}

export interface AppliedEdits {
  /** The document with the edits that could be made. */
  readonly xml: string;
  readonly problems: readonly EditProblem[];
  /** For each edit the device it was about, by its id afterwards; of a removed one, by that before. */
  readonly items: readonly (ItemId | undefined)[];
}

export interface EditOptions {
  /** What the guest runs by: reverting takes from it. */
  readonly live?: string;
  /**
   * Whether the document has secrets that whoever made the edits was not shown: `seen` says nothing about them then.
   */
  readonly secrets?: boolean;
  /** False: no CONFLICT, for a document that `seen` is not about. */
  readonly compare?: boolean;
}

/**
 * Makes edits in a guest's lasting document, in order. Bytes that no edit is about stay as they are. An edit that cannot
 * be made is a problem, and the others are still made, so that a preview shows them; whoever defines the document does
 * so only without problems. Throws XmlSyntaxError for a document that is none.
 */
export function applyEdits(
  xml: string,
  edits: readonly HardwareEdit[],
  options: EditOptions = {},
): AppliedEdits {
  const document = parseDocument(xml);
  const guest = domain.of(document.root);
  const live = options.live === undefined ? undefined : domain.of(parseDocument(options.live).root);
  const problems: EditProblem[] = [];
  const items = edits.map((edit, index) => {
    const made = make(guest, live, edit, options);
    for (const problem of made.problems) problems.push({ edit: index, ...problem });
    return made.item;
  });
  return { xml: document.toString(), problems, items };
}

interface Made {
  readonly item?: ItemId;
  readonly problems: readonly Omit<EditProblem, 'edit'>[];
}

function make(guest: Domain, live: Domain | undefined, edit: HardwareEdit, options: EditOptions): Made {
  switch (edit.op) {
    case 'set':
      return set(guest, edit, options);
    case 'add':
      return addDevice(guest, edit.element, edit.values);
    case 'remove': {
      const item = itemOf(guest, edit.item);
      if (!item || edit.item === DOMAIN_ITEM) return missing(edit.item);
      return { item: edit.item, problems: removeDevice(guest, item) };
    }
    case 'revert': {
      const pair = pairOf(live, guest, edit.item);
      if (!pair?.live && !pair?.next) return missing(edit.item);
      if (!live) return failed('STATE_INVALID', { reason: 'The guest is off.' }, edit.item);
      return { item: edit.item, problems: revertItem(guest, pair, edit.properties) };
    }
    case 'replace':
      return replace(guest, edit.item, edit.xml);
  }
}

const WHO = new Set(['name', 'uuid', 'id', 'name/text()', 'uuid/text()', '@id']);

function set(guest: Domain, edit: HardwareEdit & { op: 'set' }, options: EditOptions): Made {
  const item = itemOf(guest, edit.item);
  if (!item) return missing(edit.item);
  const { seen = {} } = edit;
  const problems: Omit<EditProblem, 'edit'>[] = [];
  for (const [property, mine] of Object.entries(edit.values)) {
    if (item.element === 'domain' && WHO.has(property)) {
      problems.push({
        property,
        failure: invalid(property, 'It says which guest this is; renaming has its own command.'),
      });
      continue;
    }
    const theirs = valueOf(item, property);
    const base = seen[property];
    const hidden = options.secrets === true && isSecret(property) && (base ?? null) === null;
    const moved = options.compare !== false && base !== undefined && !hidden && !sameValue(base, theirs);
    if (moved && !sameValue(theirs, mine)) {
      const told = { base: describeValue(base), theirs: describeValue(theirs), mine: describeValue(mine) };
      const params = Object.fromEntries(Object.entries(told).map(([key, value]) => [key, value ?? '']));
      problems.push({
        property,
        failure: { code: 'CONFLICT', params: { item: edit.item, property, ...params } },
      });
      continue;
    }
    if (sameValue(theirs, mine)) continue;
    const reason = writeValue(item, property, mine);
    if (reason !== undefined) problems.push({ property, failure: invalid(property, reason) });
  }
  const after = itemsOf(guest).find(({ node }) => node === item.node);
  return { item: after?.id ?? edit.item, problems };
}

function replace(guest: Domain, id: ItemId, xml: string): Made {
  const item = itemOf(guest, id);
  if (!item || id === DOMAIN_ITEM) return missing(id);
  try {
    const { root } = parseDocument(xml);
    if (root.name !== item.element) {
      return failed(
        'INPUT_INVALID',
        { reason: `It has to be a <${item.element}>, and is a <${root.name}>.` },
        id,
      );
    }
    const { parent } = item.node;
    const place = parent?.children.indexOf(item.node) ?? -1;
    if (!parent || place < 0) return missing(id);
    const copy = root.clone();
    parent.children[place] = copy;
    copy.parent = parent;
    item.node.parent = null;
    return { item: itemsOf(guest).find(({ node }) => node === copy)?.id ?? id, problems: [] };
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const { line, column, reason } = error;
    return failed('INPUT_INVALID', { line: String(line), column: String(column), reason }, id);
  }
}

const invalid = (property: string, reason: string): Failure => ({
  code: 'INPUT_INVALID',
  params: { field: property, reason },
});

const failed = (code: Failure['code'], params: Record<string, string>, item: ItemId): Made => ({
  item,
  problems: [{ failure: { code, params: { item, ...params } } }],
});

const missing = (item: ItemId): Made => failed('NOT_FOUND', { name: elementOfId(item) }, item);
