/** What makes what was answered impossible, beside the field it is about. */
export interface WizardProblem {
  readonly field: string;
  readonly what: string;
  readonly more: string;
  /** What exactly, as the plan or the host said it. */
  readonly detail?: string;
  readonly fix?: { readonly id: string; readonly label: string };
  /** Nothing was entered yet: said only once someone asked for the thing itself. */
  readonly missing?: boolean;
}

export interface WizardWarning {
  readonly text: string;
  readonly why: string;
  readonly remedy?: string | undefined;
}

/** One field of what a wizard asks, with everything that is known of it. */
export interface Answer<T> {
  /** What holds: what was chosen, else what the plan fills in. Undefined until there is a plan. */
  value: T | undefined;
  /** A person decided it. */
  chosen: boolean;
  /** What the plan filled in, or made of what was chosen. */
  resolved: T | undefined;
  /** One line: why the value is what it is. */
  reason: string | undefined;
  problems: readonly WizardProblem[];
  warnings: readonly WizardWarning[];
  /** Carries out what a problem's button offers; `busy` while it does. */
  fixer?: { readonly busy: boolean; readonly fix: (id: string) => void };
  set: (value: T) => void;
  /** Back to the default. */
  reset: () => void;
}
