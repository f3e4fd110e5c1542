export const NAMESPACES = ['pid', 'net', 'ipc', 'uts', 'mount', 'user', 'cgroup'] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** A place of the host that can be reached from within. */
export interface SharedPath {
  readonly source: string;
  readonly target: string;
  readonly writable: boolean;
}

/** What separates one guest from its host, wherever it was read. */
export interface IsolationFacts {
  readonly kind: 'machine' | 'lxc' | 'container';
  readonly name: string;
  /** Of a machine, or of a runtime that makes one for each container. */
  readonly kernel: 'own' | 'host';
  /** What runs it: `QEMU (KVM)`, `runc`, `kata-runtime` … */
  readonly runtime: string;
  /** A runtime of the engine that would give it a kernel of its own. */
  readonly machineRuntime?: string | undefined;
  readonly privileged: boolean;
  /** With whom it shares one; missing: its own. */
  readonly sharedNamespaces: Partial<Record<Namespace, string>>;
  /** Who root within is on the host, where users are mapped. */
  readonly rootIs?: number | undefined;
  /** The whole engine runs as a person, not as root. */
  readonly rootlessEngine: boolean;
  /** The user that what it runs begins as; `0` or `root` is root. Missing: not known. */
  readonly user?: string | undefined;
  readonly limits: {
    /** Bytes. */
    readonly memory?: number | undefined;
    readonly cpus?: number | undefined;
    readonly pids?: number | undefined;
  };
  readonly capabilities: {
    /** All of them, before what is dropped. */
    readonly all: boolean;
    /** Small letters without CAP_. */
    readonly added: readonly string[];
    readonly dropped: readonly string[];
  };
  /** `none`: this kind has no such thing, or it was turned off. */
  readonly seccomp: 'on' | 'off' | 'absent' | 'unknown';
  readonly confinement: {
    readonly by?: 'AppArmor' | 'SELinux' | undefined;
    readonly profile?: string | undefined;
    /** The host has it, but this one is left out. */
    readonly turnedOff: boolean;
  };
  readonly paths: readonly SharedPath[];
  /** Devices of the host, as paths or by their kind. */
  readonly devices: readonly string[];
  readonly readOnlyRoot: boolean;
  readonly noNewPrivileges: boolean;
}
