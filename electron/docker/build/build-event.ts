/** What a builder tells, whichever it is. */
export type BuildEvent =
  | {
      readonly kind: 'step';
      /** The same for the same step. */
      readonly id: string;
      /** As the builder writes it: `[2/3] RUN make`. */
      readonly name: string;
      readonly state: 'waits' | 'runs' | 'done' | 'kept' | 'failed';
    }
  | { readonly kind: 'output'; readonly text: string }
  | { readonly kind: 'image'; readonly id: string };
