import type { NetworkSettings } from '../../../contract/network-settings.ts';
import type { Part } from '../modes.ts';

/** How a setting is entered. */
export type Input =
  | { readonly kind: 'text'; readonly placeholder?: string; readonly lines?: number }
  /** Several words, with spaces or commas between them: a list of texts. */
  | { readonly kind: 'words'; readonly placeholder?: string }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly unit?: string }
  /** Neither on nor off is libvirt's own choice. */
  | { readonly kind: 'switch'; readonly byDefault: boolean }
  | {
      readonly kind: 'choice';
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    }
  /** Interfaces of the host, by what the mode hangs on; always a list, though most modes take one. */
  | { readonly kind: 'interfaces' }
  | { readonly kind: 'bridge' }
  | {
      readonly kind: 'rows';
      readonly row: readonly Field[];
      readonly add: string;
      /** What one more begins with. */
      readonly empty: (settings: NetworkSettings) => Readonly<Record<string, unknown>>;
      /** Each has room of its own, for there are lists in it. */
      readonly cards?: boolean;
      /** Without a row, the list itself is not there. */
      readonly optional?: boolean;
      /** Said where there is none. */
      readonly none: string;
    };

/** A setting as its form shows it: where it stands in the settings, what it is called, what it does. */
export interface Field {
  /** Below the settings, or below the row: `dns.forwardPlainNames`. */
  readonly path: string;
  readonly label: string;
  readonly help?: string;
  readonly input: Input;
  /** Its row is none without it: what is emptied stays, empty, and its check says so. */
  readonly needed?: boolean;
}

export interface Section {
  readonly title: string;
  readonly tab: 'addresses' | 'dns' | 'options';
  /** Which modes have it; all without. */
  readonly part?: Part;
  readonly fields: readonly Field[];
}

export const text = (path: string, label: string, help?: string, placeholder?: string): Field => ({
  path,
  label,
  ...(help !== undefined && { help }),
  input: { kind: 'text', ...(placeholder !== undefined && { placeholder }) },
});

export const number = (
  path: string,
  label: string,
  help: string | undefined,
  limits: { readonly min?: number; readonly max?: number; readonly unit?: string } = {},
): Field => ({ path, label, ...(help !== undefined && { help }), input: { kind: 'number', ...limits } });

export const onOff = (path: string, label: string, help: string, byDefault = false): Field => ({
  path,
  label,
  help,
  input: { kind: 'switch', byDefault },
});

export const needed = (field: Field): Field => ({ ...field, needed: true });

/** What a field that was emptied comes to. */
export function emptied({ input, needed: kept }: Field): unknown {
  if (input.kind === 'words' || (input.kind === 'rows' && input.optional !== true)) return [];
  if (kept !== true) return undefined;
  return input.kind === 'number' ? 0 : '';
}
