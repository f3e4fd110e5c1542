import type { ParseArgsConfig } from 'node:util';
import type { ByteRoad } from '#electron/backend/transfers/roads.ts';
import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '#shared/contract/contract.ts';

export type VerbOptions = NonNullable<ParseArgsConfig['options']>;
export type InnkeeperClient = ContractRouterClient<typeof contract>;
export type OptionValue = string | boolean | (string | boolean)[] | undefined;

export interface VerbInput {
  /** The arguments after the verb as they stand. */
  readonly argv: readonly string[];
  /** Values of the verb's own options, by long name. */
  readonly values: Readonly<Record<string, OptionValue>>;
  readonly positionals: readonly string[];
  /** URIs given with --connect; empty means the connections found and remembered. */
  readonly connect: readonly string[];
  readonly json: boolean;
  readonly stateDir: string;
  /** Writes to stdout; resolves once the text is handed to the system, so that large output is never cut. */
  readonly out: (text: string) => Promise<void>;
  /** Writes to stderr what does not end the verb. */
  readonly note: (line: string) => void;
  /** The backend in this process, made at first use and closed when the verb returns. */
  client(): Promise<InnkeeperClient>;
  /** The bytes that a ticket of that client stands for. */
  pipe(ticket: string): Promise<BytePipe>;
  /** A file that goes one way, by a ticket of that client. */
  road(ticket: string): Promise<ByteRoad>;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
}

export interface Verb {
  readonly name: string;
  /** A few words for the list of verbs. */
  readonly summary: string;
  /** What follows `innkeeper NAME`, for example `[--out DIR] FILE…`. */
  readonly usage: string;
  /** Besides the common --connect, --json, --state-dir and --help. */
  readonly options?: VerbOptions;
  /** Lines for --help about `options`. */
  readonly optionHelp?: readonly (readonly [flag: string, what: string])[];
  /** How many arguments it takes beside options. */
  readonly positionals: { readonly min: number; readonly max: number };
  /** Resolves with the exit code. */
  run(input: VerbInput): Promise<number>;
}

/** Ends the verb with exit code 1 and this one line on stderr: what is wrong and what to do. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
