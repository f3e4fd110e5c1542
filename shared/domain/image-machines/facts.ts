/** What is true while a machine of an image is planned. */
export interface ImageMachineFacts {
  readonly host: string;
  readonly names: readonly string[];
  /** Why none can be made here, in a sentence. */
  readonly cannot?: string | undefined;
  /** Missing: there is no such image. */
  readonly image?:
    | {
        readonly size: number;
        readonly command: readonly string[];
        readonly user?: string | undefined;
        /** As Go names it. */
        readonly arch: string;
      }
    | undefined;
  readonly arch: string;
  readonly hostKernel?: string | undefined;
  /** Of the kernel's files, those that are not there. */
  readonly missing: readonly string[];
  readonly pool?: { readonly active: boolean; readonly free: number } | undefined;
  readonly network?: { readonly active: boolean } | undefined;
  /** Volumes of the names wanted that are there already. */
  readonly taken: readonly string[];
}
