import type { FilterForm, FilterReference, FilterRule } from '../../contract/filters.ts';
import { XmlElement } from '../../libvirt-xml/xml/element.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';

const isEntry = (element: XmlElement) => element.is('rule') || element.is('filterref');
const entriesOf = (filter: XmlElement) => filter.elements().filter(isEntry);

const ACTIONS: ReadonlySet<string> = new Set(['accept', 'drop', 'reject', 'return', 'continue']);
const isAction = (text: string | undefined): text is FilterRule['action'] =>
  text !== undefined && ACTIONS.has(text);

/** A document as people edit it. Words are what libvirt takes: it writes them in lower case. */
export function readForm(filter: XmlElement): FilterForm {
  return {
    name: filter.attr('name') ?? '',
    chain: filter.attr('chain') ?? 'root',
    ...priorityOf(filter),
    entries: entriesOf(filter).map((element, was) =>
      element.is('rule') ? readRule(element, was) : readReference(element, was),
    ),
  };
}

function readRule(rule: XmlElement, was: number): FilterRule {
  const action = rule.attr('action')?.toLowerCase();
  const direction = rule.attr('direction')?.toLowerCase();
  const protocol = rule.child();
  const fields = protocol?.attributes.map(({ name, value }) => [name, value] as const) ?? [];
  return {
    entry: 'rule',
    action: isAction(action) ? action : 'drop',
    direction: direction === 'in' || direction === 'out' ? direction : 'inout',
    ...priorityOf(rule),
    ...(/^(false|0)$/i.test(rule.attr('statematch') ?? '') && { stateMatch: false }),
    ...(protocol && { protocol: protocol.name }),
    fields: Object.fromEntries(fields.filter(([name]) => name !== 'match')),
    ...(protocol?.attr('match') === 'no' && { inverted: true }),
    was,
  };
}

function readReference(reference: XmlElement, was: number): FilterReference {
  return {
    entry: 'reference',
    filter: reference.attr('filter') ?? '',
    parameters: reference
      .elements('parameter')
      .map(each => ({ name: each.attr('name') ?? '', value: each.attr('value') ?? '' })),
    was,
  };
}

function priorityOf(element: XmlElement): { priority?: number } {
  const text = element.attr('priority');
  const priority = Number(text);
  return text === undefined || !Number.isInteger(priority) ? {} : { priority };
}

/** The document that a form stands for; what it does not say of `base` stays as it was. */
export function writeForm(form: FilterForm, base = '<filter/>\n'): string {
  const document = parseDocument(base);
  const { root } = document;
  root.setAttr('name', form.name);
  if (root.attr('chain') !== undefined || form.chain !== 'root') root.setAttr('chain', form.chain);
  root.setAttr('priority', form.priority?.toString());
  const old = entriesOf(root);
  const kept = form.entries.map(({ was }) => (was === undefined ? undefined : old[was]));
  for (const element of old) if (!kept.includes(element)) element.remove();
  // Only where the order is another one do elements move, as what stands between them cannot follow.
  const order = form.entries.map(({ was }) => was ?? Number.POSITIVE_INFINITY);
  const inPlace = order.every((was, index) => index === 0 || (order[index - 1] ?? 0) <= was);
  if (!inPlace) for (const element of kept) element?.remove();
  for (const [index, entry] of form.entries.entries()) {
    const element = kept[index] ?? new XmlElement(entry.entry === 'rule' ? 'rule' : 'filterref');
    if (element.parent === null) root.append(element);
    if (entry.entry === 'rule') writeRule(element, entry);
    else writeReference(element, entry);
  }
  return document.toString();
}

function writeRule(element: XmlElement, rule: FilterRule): void {
  set(element, 'action', rule.action);
  set(element, 'direction', rule.direction);
  element.setAttr('priority', rule.priority?.toString());
  const follows = !/^(false|0)$/i.test(element.attr('statematch') ?? '');
  if (rule.stateMatch === false ? follows : !follows)
    element.setAttr('statematch', rule.stateMatch === false ? 'false' : undefined);
  for (const child of element.elements()) if (child.name !== rule.protocol) child.remove();
  if (rule.protocol === undefined) return;
  const protocol = element.ensure(rule.protocol);
  if ((protocol.attr('match') === 'no') !== (rule.inverted === true))
    protocol.setAttr('match', rule.inverted === true ? 'no' : undefined);
  for (const { name } of protocol.attributes.slice())
    if (name !== 'match' && !(name in rule.fields)) protocol.setAttr(name, undefined);
  for (const [name, value] of Object.entries(rule.fields)) set(protocol, name, value);
}

/** The same word in other letters is the same to libvirt. */
function set(element: XmlElement, name: string, value: string): void {
  if (element.attr(name)?.toLowerCase() !== value.toLowerCase()) element.setAttr(name, value);
}

function writeReference(element: XmlElement, { filter, parameters }: FilterReference): void {
  element.setAttr('filter', filter);
  const old = element.elements('parameter');
  const same =
    old.length === parameters.length &&
    parameters.every(
      ({ name, value }, at) => old[at]?.attr('name') === name && old[at]?.attr('value') === value,
    );
  if (same) return;
  for (const each of old) each.remove();
  for (const { name, value } of parameters) {
    const made = element.append(new XmlElement('parameter'));
    made.setAttr('name', name);
    made.setAttr('value', value);
  }
}
