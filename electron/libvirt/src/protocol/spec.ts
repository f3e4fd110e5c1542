/** The language of the generated tables: how each field of libvirt's protocol lies on the wire (RFC 4506). */

/**
 * One XDR type. Limits are the protocol's own and hold for both directions.
 *
 * - `i8` … `u32`, `f64`: a `number`; the narrow ones fill four bytes as well
 * - `i64`, `u64`: a `bigint`
 * - `uuid`: 16 bytes, shown as canonical text
 * - `chars`, `fixedChars`: C characters of four bytes each, shown as text of one character per byte
 * - `optional`: `null` or the value
 */
export type Spec =
  | 'i8'
  | 'u8'
  | 'u16'
  | 'i32'
  | 'u32'
  | 'i64'
  | 'u64'
  | 'f64'
  | 'uuid'
  | 'typedParam'
  | readonly ['string', number]
  | readonly ['opaque', number]
  | readonly ['chars', number]
  | readonly ['fixedChars', number]
  | readonly ['optional', Spec]
  | readonly ['array', Spec, number]
  | readonly ['struct', string];

export type StructTable = Readonly<Record<string, Readonly<Record<string, Spec>>>>;

export interface ProcedureEntry {
  readonly program: number;
  readonly procedure: number;
  /** Names in the structure table; absent where the call has no arguments or returns nothing. */
  readonly args?: string;
  readonly ret?: string;
  /** `high`: libvirtd answers it even while all its ordinary workers are busy. */
  readonly priority?: 'high';
  /** Seen from this side: `read` is a download. */
  readonly stream?: 'read' | 'write' | 'duplex';
  /** The stream may carry holes, when flag 1 is set. */
  readonly sparse?: boolean;
}

export type ProcedureTable = Readonly<Record<string, ProcedureEntry>>;

export interface EventEntry {
  readonly program: number;
  readonly procedure: number;
  readonly message: string;
  /** The event lies in the message's field `msg`. */
  readonly wrapped?: boolean;
  /** The calls that switch the event on and off, and what the first is given for "all objects". */
  readonly register: string;
  readonly deregister: string;
  readonly args: Readonly<Record<string, number | null>> | null;
}

export type EventTable = Readonly<Record<string, EventEntry>>;
