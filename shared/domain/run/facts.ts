import type { EngineFacts } from '#shared/contract/engines.ts';
import type { RunImage } from '#shared/contract/container-run/plan.ts';
import type { Failure } from '#shared/contract/failure.ts';

/** Something listens on a port of the engine's host. */
export interface HeldPort {
  /** `0.0.0.0` and `::` are every address. */
  readonly address: string;
  readonly port: number;
  readonly transport: 'tcp' | 'udp' | 'sctp';
  /** A container or a program, in words; missing where it cannot be told. */
  readonly holder?: string;
}

export interface KnownNetwork {
  readonly name: string;
  readonly id: string;
  readonly driver: string;
  /** In CIDR form. */
  readonly subnets: readonly string[];
}

export interface KnownContainer {
  readonly id: string;
  readonly name: string;
  readonly running: boolean;
}

/** What a plan goes by. */
export interface RunFacts {
  readonly engine: EngineFacts & { readonly address: string; readonly label: string };
  /** Missing: the engine does not have it. */
  readonly image: (Omit<RunImage, 'present'> & { readonly os: string; readonly arch: string }) | undefined;
  readonly containers: readonly KnownContainer[];
  readonly ports: readonly HeldPort[];
  readonly networks: readonly KnownNetwork[];
  readonly volumes: readonly string[];
  /** By path: what is there on the engine's host; a path that could not be looked at is left out. */
  readonly paths: ReadonlyMap<string, 'there' | 'absent'>;
  /** By path: what the request's files of variables hold, as `NAME=value`. */
  readonly envFiles: ReadonlyMap<string, readonly string[] | Failure>;
  /** The chosen filter of system calls, as one line of JSON; for Podman, the path of it. */
  readonly seccomp: string | Failure | undefined;
}
