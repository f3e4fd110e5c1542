import type { Failure } from '../../contract/failure.ts';
import type { DiskFacts, HostFacts } from '../host/facts.ts';

/** How libvirt stands on this computer, by its files. */
export interface LibvirtInstallFacts {
  /** Daemon programs found, the one that serves qemu:///system first. */
  readonly daemons: readonly ('libvirtd' | 'virtqemud')[];
  /** The system sockets that are there, and whether this user may write to them. */
  readonly sockets: readonly { readonly path: string; readonly writable: boolean; readonly group?: string }[];
}

/** What libvirt says over a connection; missing parts could not be asked. */
export interface ConnectionFacts {
  readonly uri: string;
  readonly label: string;
  readonly driver: string;
  /** `online`, or why not. */
  readonly failure?: Failure;
  readonly online: boolean;
  readonly libvirtVersion?: string;
  readonly hypervisorVersion?: string;
  /** From the capabilities document. */
  readonly offersKvm?: boolean;
  readonly cpuFeature?: 'vmx' | 'svm' | 'none' | 'not-x86';
  readonly iommu?: boolean;
  /** `unsupported`: the driver has no such thing. */
  readonly network?: ObjectFacts | 'unsupported';
  readonly pool?: (ObjectFacts & { readonly path?: string; readonly space?: DiskFacts }) | 'unsupported';
}

/** The object named `default`. `other`: names of active ones that could serve in its place. */
export interface ObjectFacts {
  readonly state: 'active' | 'inactive' | 'absent';
  readonly autostart?: boolean;
  readonly other: readonly string[];
}

export type DockerFacts =
  | { readonly state: 'answers'; readonly version: string; readonly where: string }
  | { readonly state: 'absent' | 'denied' | 'silent'; readonly where: string; readonly error?: string };

export interface ElectronFacts {
  /** This process is Electron's, with its sandbox on: the question is answered. */
  readonly runsSandboxed: boolean;
  /** chrome-sandbox next to Electron's binary, when one was found. */
  readonly helper?: { readonly path: string; readonly setuidRoot: boolean };
}

export interface ReadinessFacts {
  /** Files of the host; only this computer's can be read. */
  readonly host?: HostFacts;
  readonly install?: LibvirtInstallFacts;
  readonly connection?: ConnectionFacts;
  /** Where images go when there is no pool to ask. */
  readonly imageSpace?: DiskFacts;
  readonly docker?: DockerFacts;
  readonly electron?: ElectronFacts;
}
