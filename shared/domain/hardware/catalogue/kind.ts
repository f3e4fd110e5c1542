import type { HardwareChoices, ItemId, ItemValues } from '../../../contract/hardware.ts';
import type { Domain } from '../../../libvirt-xml/domain/domain.ts';

/** What a form goes by besides the device itself. */
export interface Context {
  readonly domain: Domain;
  readonly choices: HardwareChoices;
  readonly running: boolean;
}

export interface Choice {
  /** As the document has it; null: nothing is written there, and libvirt decides. */
  readonly value: string | number | boolean | null;
  readonly label: string;
  /** What it means for the guest, in one sentence. */
  readonly why?: string;
  /** Why this host or this guest cannot have it now; it is shown, and cannot be chosen. */
  readonly not?: string;
  /** The first libvirt that knows it, as `libvirtVersion`. */
  readonly since?: number;
}

/** How a property is entered. Whatever stands in a document is shown and kept, though no choice has it. */
export type Input =
  | { readonly kind: 'text'; readonly placeholder?: string; readonly lines?: number }
  | { readonly kind: 'secret' }
  | { readonly kind: 'number'; readonly min?: number; readonly max?: number; readonly unit?: string }
  | { readonly kind: 'bytes'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'switch' }
  | {
      readonly kind: 'choice';
      /** Another text may be typed. */
      readonly free?: boolean;
      choices(context: Context, values: ItemValues): readonly Choice[];
    }
  /** A list: each of its elements is a row of these fields. */
  | { readonly kind: 'rows'; readonly row: readonly Field[]; readonly addLabel: string }
  /** Drawn by a form of its own in the renderer, such as `cpu-map`, `host-device`, `image`. */
  | { readonly kind: 'own'; readonly form: string };

export interface Field {
  /** Of the element's view in shared/libvirt-xml; nested ones with dots. Of `domain` for settings. */
  readonly property: string;
  readonly label: string;
  /** What it does and when to touch it: one or two sentences. */
  readonly help?: string;
  readonly input: Input;
  /** Rarely changed: behind “More”. */
  readonly rare?: boolean;
  /**
   * What else there is to say depends on it: when it changes, whatever its form shows no longer is taken out. See
   * consequences.ts.
   */
  readonly governs?: boolean;
  /** The device has another place on another bus then: libvirt gives it one. */
  readonly moves?: boolean;
  /** What changes along with it, because the two cannot differ. */
  along?(value: ItemValues[string], context: Context, values: ItemValues): ItemValues;
  /** Left out: always. */
  shown?(context: Context, values: ItemValues): boolean;
  /** What is wrong with a value, in a sentence; undefined when it can be used. */
  check?(value: ItemValues[string], context: Context, values: ItemValues): string | undefined;
}

export interface Section {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** One way to begin with a new device. */
export interface Start {
  readonly id: string;
  readonly label: string;
  readonly why?: string;
  /** Why this guest cannot have one: it has one already, the host cannot … */
  not?(context: Context): string | undefined;
  /** What is written; the person changes it in the same form before it is added. */
  values(context: Context): ItemValues;
  /** What only the person knows, such as a path, and has to be filled in first. */
  readonly fill?: readonly string[];
}

/** One kind of device: an element below `<devices>`, or the part of it that people take for one (CD-ROM, floppy). */
export interface Kind {
  readonly id: string;
  readonly element: string;
  /** `Disk`, `CD-ROM`, `Network card` */
  readonly label: string;
  readonly group: 'storage' | 'network' | 'display' | 'input' | 'host' | 'ports' | 'machine';
  /** Whether an element is of this kind; left out: all of its name are. */
  is?(values: ItemValues): boolean;
  /** `Disk vda`, and what is behind it in a few words: `40 GiB on default, virtio`. */
  title(values: ItemValues, context: Context): string;
  summary(values: ItemValues, context: Context): string;
  readonly sections: readonly Section[];
  readonly starts: readonly Start[];
  /** Why this one cannot be taken out: libvirt would put it back, others hang on it … */
  stays?(values: ItemValues, context: Context, item: ItemId): string | undefined;
  /** The page that says what it is: https://libvirt.org/formatdomain.html#… */
  readonly about: string;
}

/** Settings outside of `<devices>`: all of them are properties of the item `domain`. */
export interface SettingsPage {
  readonly id: string;
  readonly label: string;
  summary(context: Context): string;
  readonly sections: readonly Section[];
  readonly about: string;
  /** Why this guest has no such page: its hypervisor knows nothing of it. */
  not?(context: Context): string | undefined;
}
