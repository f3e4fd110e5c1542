import type { ActionPlan } from '../../contract/action-plan.ts';
import type { ItemValues } from '../../contract/hardware.ts';
import type { PoolChoices, PoolType } from '../../contract/pools.ts';

export type PoolValue = ItemValues[string];

export interface Choice {
  /** As the document has it; null: nothing is written there, and libvirt decides. */
  readonly value: string | null;
  readonly label: string;
  readonly why?: string;
}

export type PoolInput =
  | { readonly kind: 'text'; readonly placeholder?: string }
  /** A folder of the host. */
  | { readonly kind: 'folder'; readonly placeholder?: string }
  | { readonly kind: 'number'; readonly min: number; readonly max: number }
  | {
      readonly kind: 'choice';
      /** Another text may be typed. */
      readonly free?: boolean;
      choices(choices: PoolChoices): readonly Choice[];
    }
  /** A list: each of its elements is a row of these fields. */
  | { readonly kind: 'rows'; readonly row: readonly PoolField[]; readonly addLabel: string }
  /** One of libvirt's secrets for this use, or a new one. */
  | { readonly kind: 'secret'; readonly usageType: 'iscsi' | 'ceph' };

export interface PoolField {
  /**
   * Of the pool's view in shared/libvirt-xml, nested ones with dots; of the first element of a list where the list is in
   * the middle: `source.hosts.name`.
   */
  readonly property: string;
  readonly label: string;
  /** What it is, and where to find it: one or two sentences. */
  readonly help: string;
  readonly input: PoolInput;
  /** It cannot be left empty. */
  readonly needed?: boolean;
  /** Rarely changed: behind “More”. */
  readonly rare?: boolean;
  shown?(values: ItemValues): boolean;
  /** What is wrong with a value that is there, in a sentence. */
  check?(value: PoolValue, values: ItemValues): string | undefined;
}

/** How what a pool could be made of is found. */
export interface SourceSearch {
  /** `libvirt`: its storage driver asks. `disks`, `adapters`: the host’s own devices. */
  readonly by: 'libvirt' | 'disks' | 'adapters';
  /** On the button: “Find exports”. */
  readonly label: string;
  /** Properties that have to be filled in first, such as the server. */
  readonly needs: readonly string[];
}

/** What is made of the source before the pool can start, and what that costs. */
export interface Making {
  /** “Format the disk”; on a choice. */
  readonly label: string;
  /** What stays as it is without it. */
  readonly without: string;
  /** libvirt looks first, and refuses where something is; and can be told to go on all the same. */
  readonly guarded: boolean;
  /** What must be known only then. */
  readonly needs?: readonly string[];
  /** What is lost where something is there, in a sentence. */
  lost(values: ItemValues): string;
}

/** One type of pool, whole: its form, its document, and what can be done to it. */
export interface PoolKind {
  readonly type: PoolType;
  readonly label: string;
  /** What it is and when to choose it: one sentence. */
  readonly why: string;
  /** “files”, “partitions”. */
  readonly volumes: string;
  readonly fields: readonly PoolField[];
  /** What a new one begins with. */
  readonly begin?: ItemValues;
  readonly search?: SourceSearch;
  /** It is on another machine, which answers on this TCP port, or does not. */
  readonly port?: (values: ItemValues) => number;
  /** Its target is a folder: built without anything else, libvirt makes that folder where it is missing. */
  readonly folder: boolean;
  readonly making?: Making;
  /** Its volumes can be deleted one by one. */
  readonly empties: boolean;
  /** Why libvirt may refuse that all the same, by what the pool is made of. */
  readonly mayNotEmpty?: (values: ItemValues) => ActionPlan['warnings'][number] | undefined;
  /** What can be taken away once it is empty, in a few words: “the volume group”. */
  readonly takesApart?: (values: ItemValues) => string;
  /** Guests that run lose their disks when it is stopped, or it cannot be: it is mounted or logged in to. */
  readonly stopCuts: boolean;
  readonly about: string;
}
