import type { ItemValues } from '../../../contract/hardware.ts';
import type { Choice, Context, Field } from './kind.ts';

type More = Pick<Field, 'rare' | 'shown' | 'check' | 'governs' | 'moves' | 'along'>;
type Value = ItemValues[string];
type Check = NonNullable<Field['check']>;
type Choices = readonly Choice[] | ((context: Context, values: ItemValues) => readonly Choice[]);

/** A property as the page shows it: what it is called, what it does, and when to touch it. */
export function text(
  property: string,
  label: string,
  help: string,
  { placeholder, lines, ...more }: More & { placeholder?: string; lines?: number } = {},
): Field {
  const input = {
    kind: 'text',
    ...(placeholder !== undefined && { placeholder }),
    ...(lines !== undefined && { lines }),
  } as const;
  return { property, label, help, input, ...more };
}

export function secret(property: string, label: string, help: string, more: More = {}): Field {
  return { property, label, help, input: { kind: 'secret' }, ...more };
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

export function number(
  property: string,
  label: string,
  help: string,
  { min, max, unit, check, ...more }: More & Limits & { unit?: string } = {},
): Field {
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  const input = { kind: 'number', ...limits, ...(unit !== undefined && { unit }) } as const;
  return { property, label, help, input, ...more, check: all(wholeNumber(limits), check) };
}

/** In bytes. */
export function bytes(
  property: string,
  label: string,
  help: string,
  { min, max, check, ...more }: More & Limits = {},
): Field {
  const limits = { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
  return {
    property,
    label,
    help,
    input: { kind: 'bytes', ...limits },
    ...more,
    check: all(wholeNumber(limits), check),
  };
}

/** Something that is there or is not. */
export function toggle(property: string, label: string, help: string, more: More = {}): Field {
  return { property, label, help, input: { kind: 'switch' }, ...more };
}

export function choose(
  property: string,
  label: string,
  help: string,
  choices: Choices,
  { free, ...more }: More & { free?: boolean } = {},
): Field {
  return {
    property,
    label,
    help,
    input: {
      kind: 'choice',
      ...(free !== undefined && { free }),
      choices: (context, values) =>
        (typeof choices === 'function' ? choices(context, values) : choices).map(choice =>
          isTooNew(context, choice.since)
            ? { ...choice, not: `Needs libvirt ${versionText(choice.since ?? 0)}.` }
            : choice,
        ),
    },
    ...more,
  };
}

/** What is on, off, or left to libvirt and the hypervisor, which is neither. */
export function onOff(property: string, label: string, help: string, more: More = {}): Field {
  return choose(
    property,
    label,
    help,
    [
      { value: null, label: 'Default' },
      { value: true, label: 'On' },
      { value: false, label: 'Off' },
    ],
    more,
  );
}

export function rows(
  property: string,
  label: string,
  help: string,
  addLabel: string,
  row: readonly Field[],
  more: More = {},
): Field {
  return { property, label, help, input: { kind: 'rows', row, addLabel }, ...more };
}

export function own(property: string, label: string, help: string, form: string, more: More = {}): Field {
  return { property, label, help, input: { kind: 'own', form }, ...more };
}

/** The first thing that is wrong by several checks. */
export function all(...checks: readonly (Check | undefined)[]): Check {
  return (value, context, values) => {
    for (const check of checks) {
      const wrong = check?.(value, context, values);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  };
}

/** Of libvirt from a version on: left out where the host has an older one. */
export function since(version: number, ...fields: readonly Field[]): Field[] {
  return when(context => !isTooNew(context, version), ...fields);
}

function isTooNew({ choices: { libvirtVersion } }: Context, version: number | undefined): boolean {
  return version !== undefined && libvirtVersion !== undefined && libvirtVersion < version;
}

const versionText = (version: number): string =>
  `${Math.floor(version / 1_000_000)}.${Math.floor(version / 1000) % 1000}`;

/** Behind “More”: what few people ever change. */
export function rare(...fields: readonly Field[]): Field[] {
  return fields.map(field => ({ ...field, rare: true }));
}

/** Shown only while something holds. */
export function when(
  shown: (context: Context, values: ItemValues) => boolean,
  ...fields: readonly Field[]
): Field[] {
  return fields.map(field => ({
    ...field,
    shown: (context, values) => shown(context, values) && field.shown?.(context, values) !== false,
  }));
}

function wholeNumber({ min, max }: Limits): Check {
  return (value: Value) => {
    if (value === null || value === undefined || value === '') return undefined;
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'Give a whole number.';
    if (min !== undefined && max !== undefined && (value < min || value > max))
      return `Give a number from ${min} to ${max}.`;
    if (min !== undefined && value < min) return `Give ${min} or more.`;
    if (max !== undefined && value > max) return `Give ${max} or less.`;
    return undefined;
  };
}
