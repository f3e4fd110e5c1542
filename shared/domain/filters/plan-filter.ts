import type { Failure } from '../../contract/failure.ts';
import type { FilterAction, FilterForm, FilterPlan, FilterUser } from '../../contract/filters.ts';
import type { Uuid } from '../../contract/values.ts';
import { XmlError } from '../../libvirt-xml/xml/error.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { checkForm } from './check-form.ts';
import { readForm, writeForm } from './form.ts';
import { formsOf, type KnownFilter } from './list.ts';
import { everythingBelow, goesRound, referencesOf } from './resolve.ts';

/** What is asked of libvirt in the end. */
export type FilterWork =
  | { readonly do: 'define'; readonly xml: string }
  | { readonly do: 'undefine'; readonly uuid: Uuid };

interface Planned {
  readonly plan: Omit<FilterPlan, 'stamp'>;
  readonly work?: FilterWork;
}

export interface FilterState {
  readonly known: readonly KnownFilter[];
  /** Cards of guests by the filter they name. */
  readonly users: ReadonlyMap<string, readonly FilterUser[]>;
}

type Draft = Partial<Planned['plan']> & { readonly title: string; readonly work?: FilterWork };

export function planFilter(action: FilterAction, state: FilterState): Planned {
  const { work, ...draft } = draftOf(action, state);
  const empty = { steps: [], files: [], lost: [], warnings: [], problems: [], space: [] };
  const plan = { ...empty, takesEffect: 'now' as const, ...draft };
  return { plan, ...(work && plan.problems.length === 0 && { work }) };
}

function draftOf(action: FilterAction, state: FilterState): Draft {
  if (action.do === 'create') return planDefine(action.form, writeForm(action.form), undefined, state);
  if (action.do === 'create-xml') return planText(action.xml, undefined, state);
  const known = state.known.find(({ uuid }) => uuid === action.uuid);
  if (!known) return { title: 'The filter', problems: [refuse('NOT_FOUND', {})] };
  if (action.do === 'delete') return planDelete(known, state);
  if (known.xml !== action.base)
    return { title: titleOf(known), problems: [refuse('CONFLICT', { name: known.form.name })] };
  return action.do === 'edit'
    ? planDefine(action.form, writeForm(action.form, known.xml), known, state)
    : planText(action.xml, known, state);
}

const titleOf = (known: KnownFilter) => `Change the filter “${known.form.name}”`;

function planText(xml: string, known: KnownFilter | undefined, state: FilterState): Draft {
  try {
    const { root } = parseDocument(xml);
    if (!root.is('filter')) {
      const reason = `It is a <${root.name}>, not a <filter>.`;
      return { title: 'The filter', problems: [refuse('DOCUMENT_REJECTED', { reason, line: '1' }, 'xml')] };
    }
    return planDefine(readForm(root), withUuid(xml, known), known, state);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const params = { reason: error.reason, line: String(error.line) };
    return { title: 'The filter', problems: [refuse('DOCUMENT_REJECTED', params, 'xml')] };
  }
}

/** libvirt takes a document of the same name without its UUID for another filter. */
function withUuid(xml: string, known: KnownFilter | undefined): string {
  const document = parseDocument(xml);
  if (!known || document.root.child('uuid')) return xml;
  document.root.ensure('uuid', ['uuid', 'filterref', 'rule']).text = known.uuid;
  return document.toString();
}

function planDefine(
  form: FilterForm,
  xml: string,
  known: KnownFilter | undefined,
  { known: all, users }: FilterState,
): Draft {
  const name = form.name;
  const others = all.filter(each => each !== known);
  const forms = new Map(formsOf(others)).set(name, form);
  const taken = others.some(each => each.form.name === name);
  const problems = [
    ...checkForm(form, new Set(forms.keys())).map(({ at, text }) =>
      refuse('INPUT_INVALID', { field: at.split('.').at(-1) ?? at, reason: text }, at),
    ),
    ...(taken ? [refuse('NAME_TAKEN', { name }, 'name')] : []),
    ...(known && known.form.name !== name ? [refuse('INPUT_INVALID', RENAMED, 'name')] : []),
    ...(goesRound(name, forms)
      ? [
          refuse('INPUT_INVALID', {
            field: 'filter',
            reason: `By its references it comes back to “${name}” itself.`,
          }),
        ]
      : []),
  ];
  const running = affected(name, { known: all, users });
  return {
    title: known ? titleOf(known) : `Make the filter “${name}”`,
    steps: [
      known ? `Define “${name}” anew` : `Define “${name}”`,
      ...(running.length > 0 ? [`libvirt puts the new rules on the cards of ${listed(running)}`] : []),
    ],
    warnings:
      running.length > 0
        ? [
            {
              text: `${listed(running)} ${running.length > 1 ? 'run' : 'runs'} with this filter.`,
              why: 'What the new rules do not accept is cut off at once.',
            },
          ]
        : [],
    problems,
    ...(known && { before: known.xml }),
    after: xml,
    work: { do: 'define', xml },
  };
}

const RENAMED = {
  field: 'name',
  reason: 'libvirt cannot rename a filter. Make a copy under the new name instead.',
};

function planDelete({ form: { name }, xml, uuid }: KnownFilter, state: FilterState): Draft {
  const running = affected(name, state);
  const off = usersOf(name, state).filter(({ guest }) => !guest.running);
  const referring = state.known
    .filter(({ form }) => referencesOf(form).includes(name))
    .map(({ form }) => form.name);
  return {
    title: `Delete the filter “${name}”`,
    steps: [`Delete “${name}”`],
    lost: ['Its rules. libvirt keeps no copy.'],
    warnings: off.map(({ guest }) => ({
      text: `“${guest.name}” cannot start afterwards.`,
      why: 'One of its cards names this filter.',
      remedy: 'Give its card another filter, or none.',
    })),
    problems: [
      ...(running.length > 0
        ? [
            refuse('RESOURCE_BUSY', {
              name,
              reason: `${listed(running)} ${running.length > 1 ? 'run' : 'runs'} with it.`,
              remedy: 'Shut down, or take the filter from the cards first.',
            }),
          ]
        : []),
      ...(referring.length > 0
        ? [
            refuse('RESOURCE_BUSY', {
              name,
              reason: `${listed(referring)} ${referring.length > 1 ? 'refer' : 'refers'} to it.`,
              remedy: 'Take the reference out first.',
            }),
          ]
        : []),
    ],
    before: xml,
    work: { do: 'undefine', uuid },
  };
}

const usersOf = (name: string, { users }: FilterState) => users.get(name) ?? [];

/** Names of running guests whose filter is this one, or leads to it. */
function affected(name: string, state: FilterState): string[] {
  const forms = formsOf(state.known);
  const leading = [
    name,
    ...state.known.map(({ form }) => form.name).filter(each => everythingBelow(each, forms).has(name)),
  ];
  const names = [...new Set(leading)]
    .flatMap(each => usersOf(each, state))
    .flatMap(({ guest }) => (guest.running ? [guest.name] : []));
  return [...new Set(names)].toSorted();
}

/** At most three by name. */
function listed(names: readonly string[]): string {
  const quoted = names.slice(0, 3).map(name => `“${name}”`);
  const more = names.length - quoted.length;
  if (more > 0) return `${quoted.join(', ')} and ${more} more`;
  return quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}` : (quoted[0] ?? '');
}

function refuse(code: Failure['code'], params: Failure['params'], field?: string) {
  return { ...(field !== undefined && { field }), failure: { code, params } };
}
