import { ErrorCode, ErrorDomain } from './protocol/generated/enums.ts';
import type { ErrorRecord } from './protocol/generated/types.ts';

const nameIn = (table: Record<string, number>, value: number): string =>
  Object.keys(table).find(name => table[name] === value) ?? `UNKNOWN_${value}`;

/** An error libvirt reports: see https://libvirt.org/html/libvirt-virterror.html for the meaning of the fields. */
export class LibvirtError extends Error {
  override readonly name = 'LibvirtError';
  /** `virErrorNumber`, and its name without `VIR_ERR_`: 42 is `NO_DOMAIN`. */
  readonly code: number;
  readonly codeName: string;
  /** `virErrorDomain`, the part of libvirt that raised it, and its name without `VIR_FROM_`. */
  readonly domain: number;
  readonly domainName: string;
  /** `virErrorLevel`: 1 is a warning, 2 an error. */
  readonly level: number;
  readonly str1: string | null;
  readonly str2: string | null;
  readonly str3: string | null;
  readonly int1: number;
  readonly int2: number;

  constructor(error: ErrorRecord) {
    const codeName = nameIn(ErrorCode, error.code);
    super(error.message ?? `libvirt reported ${codeName} without a message`);
    this.code = error.code;
    this.codeName = codeName;
    this.domain = error.domain;
    this.domainName = nameIn(ErrorDomain, error.domain);
    this.level = error.level;
    this.str1 = error.str1;
    this.str2 = error.str2;
    this.str3 = error.str3;
    this.int1 = error.int1;
    this.int2 = error.int2;
  }
}

/**
 * What went wrong between this side and the daemon.
 *
 * - `bad-uri`: not a URI this client can follow
 * - `no-daemon`: no socket, or nobody listens on it
 * - `permission`: the socket or the daemon's policy refuses this user
 * - `auth-unsupported`: the daemon asks for SASL
 * - `refused`, `not-found-host`, `ssh-unreachable`: the remote host's port, name, network
 * - `ssh-auth`, `ssh-host-key`: the host refuses our keys; we do not know the host's
 * - `ssh-failed`: ssh ended for another reason; `detail` has its last words
 * - `timeout`, `aborted`: the caller's limit or signal
 * - `protocol`: the daemon sent what no libvirt sends
 * - `closed`: the connection ended before the answer
 */
export type ConnectionErrorKind =
  | 'closed'
  | 'timeout'
  | 'no-daemon'
  | 'permission'
  | 'refused'
  | 'not-found-host'
  | 'ssh-auth'
  | 'ssh-host-key'
  | 'ssh-unreachable'
  | 'ssh-failed'
  | 'auth-unsupported'
  | 'bad-uri'
  | 'protocol'
  | 'aborted';

export class LibvirtConnectionError extends Error {
  override readonly name = 'LibvirtConnectionError';
  readonly kind: ConnectionErrorKind;
  /** What is known beyond the message: a path, ssh's last words, a system error. Empty when nothing is. */
  readonly detail: string;

  constructor(
    kind: ConnectionErrorKind,
    message: string,
    options: { detail?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.kind = kind;
    this.detail = options.detail ?? (options.cause instanceof Error ? options.cause.message : '');
  }
}
