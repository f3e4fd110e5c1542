/**
 * Runs programs on one host: on this computer, or on another over ssh. There is never a shell between the words
 * and the program here; over ssh each word is quoted for the one that sshd starts.
 */
export interface HostShell {
  run(argv: readonly [string, ...string[]], options?: ShellOptions): Promise<ShellResult>;
}

export interface ShellOptions {
  readonly stdin?: string;
  /** The program is killed after it; 60 s by default, never where it is Infinity. */
  readonly timeoutMs?: number;
  /** Told of what it prints as it comes: then `stdout` stays empty. */
  readonly onOutput?: (text: string) => void;
  readonly signal?: AbortSignal;
  /** Of environment variables, none of which may be a secret: over ssh they are in the command line. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface ShellResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * `missing`: there is no such program here. `unreachable`: ssh did not get there, its own words are the message.
 * `flooded`: it printed more than anything we run does. `killed`: by a signal that was not ours.
 */
export type ShellFailureCode = 'missing' | 'unreachable' | 'timed-out' | 'aborted' | 'flooded' | 'killed';

/** A program did not run to its end; a status that is not 0 is no such failure. */
export class HostShellError extends Error {
  override readonly name = 'HostShellError';
  readonly code: ShellFailureCode;

  constructor(code: ShellFailureCode, message: string) {
    super(message);
    this.code = code;
  }
}
