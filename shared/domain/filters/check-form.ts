import type { FilterForm, FilterReference, FilterRule } from '../../contract/filters.ts';
import { wrongValue } from './field-types.ts';
import { protocolOf } from './protocols.ts';

/** `at`: `name`, `entries.2.fields.dstportstart`. */
export interface FormProblem {
  readonly at: string;
  readonly text: string;
}

/** libvirt makes chains of ebtables of these, whose names have 12 characters at most. */
export const CHAINS = ['root', 'mac', 'vlan', 'stp', 'arp', 'rarp', 'ipv4', 'ipv6'] as const;
const CHAIN = /^(root|(mac|stp|arp)[\w.:-]{0,9}|(vlan|rarp|ipv4|ipv6)[\w.:-]{0,8})$/;
/** An NCName (XML namespaces), as libvirt's schema asks for. */
const NAME = /^[\p{L}_][\p{L}\p{N}._-]*$/u;
const PARAMETER = /^[A-Za-z0-9_]+$/;
const PARAMETER_VALUE = /^[A-Za-z0-9_.:]+$/;

/** Everything that is wrong with a form, by where it is. `names`: of all filters there are. */
export function checkForm(form: FilterForm, names: ReadonlySet<string>): FormProblem[] {
  const problems: FormProblem[] = [];
  const say = (at: string, text: string | undefined) => {
    if (text !== undefined) problems.push({ at, text });
  };
  if (!NAME.test(form.name))
    say('name', 'Begin with a letter, and use only letters, digits, dots, dashes and underscores.');
  if (!CHAIN.test(form.chain))
    say(
      'chain',
      `Give root, or a name that begins with ${CHAINS.slice(1).join(', ')}, of 12 characters at most.`,
    );
  say('priority', wrongPriority(form.priority));
  for (const [index, entry] of form.entries.entries()) {
    const at = (path: string) => `entries.${index}.${path}`;
    const found = entry.entry === 'rule' ? checkRule(entry) : checkReference(entry, form.name, names);
    for (const { at: path, text } of found) say(at(path), text);
  }
  return problems;
}

function wrongPriority(priority: number | undefined): string | undefined {
  const fits = priority === undefined || (Number.isInteger(priority) && Math.abs(priority) <= 1000);
  return fits ? undefined : 'Give a whole number from -1000 to 1000.';
}

function checkRule({ priority, protocol, fields }: FilterRule): FormProblem[] {
  const known = protocol === undefined ? undefined : protocolOf(protocol);
  const wrong = wrongPriority(priority);
  return [
    ...(wrong === undefined ? [] : [{ at: 'priority', text: wrong }]),
    ...(protocol !== undefined && !known
      ? [{ at: 'protocol', text: `libvirt knows no protocol “${protocol}”.` }]
      : []),
    ...(known?.fields ?? []).flatMap(({ name, type }) => {
      const value = fields[name];
      const text = value === undefined ? undefined : wrongValue(type, value);
      return text === undefined ? [] : [{ at: `fields.${name}`, text }];
    }),
    ...backwards(fields, 'srcportstart', 'srcportend'),
    ...backwards(fields, 'dstportstart', 'dstportend'),
    ...(fields['ipset'] !== undefined && fields['ipsetflags'] === undefined
      ? [{ at: 'fields.ipsetflags', text: 'Say whether the set is of sources (src) or destinations (dst).' }]
      : []),
  ];
}

function backwards(fields: Readonly<Record<string, string>>, start: string, end: string): FormProblem[] {
  const [first, last] = [Number(fields[start]), Number(fields[end])];
  if (fields[end] !== undefined && fields[start] === undefined)
    return [{ at: `fields.${start}`, text: 'Give the first port of the range too.' }];
  return last < first ? [{ at: `fields.${end}`, text: 'The range ends before it begins.' }] : [];
}

function checkReference(
  { filter, parameters }: FilterReference,
  own: string,
  names: ReadonlySet<string>,
): FormProblem[] {
  return [
    ...(filter === own ? [{ at: 'filter', text: 'A filter cannot refer to itself.' }] : []),
    ...(filter !== own && !names.has(filter)
      ? [{ at: 'filter', text: filter === '' ? 'Choose a filter.' : `There is no filter “${filter}”.` }]
      : []),
    ...parameters.flatMap(({ name, value }, index) => wrongParameter(`parameters.${index}`, name, value)),
  ];
}

/** Of a variable that is given to a filter, by another filter or by a guest's card. */
export function wrongParameter(at: string, name: string, value: string): FormProblem[] {
  if (!PARAMETER.test(name))
    return [
      { at: `${at}.name`, text: 'Use only letters, digits and underscores in the name of a variable.' },
    ];
  if (PARAMETER_VALUE.test(value)) return [];
  return [{ at: `${at}.value`, text: 'Use only letters, digits, dots, colons and underscores in a value.' }];
}
