/** Raw facts about one Linux host, as its files tell them. No verdicts here. */

/** From /proc/cpuinfo; x86 only, elsewhere all flags are false. */
export interface CpuFacts {
  readonly vendor?: string;
  readonly model?: string;
  readonly count: number;
  /** Intel VT-x and AMD-V. */
  readonly vmx: boolean;
  readonly svm: boolean;
  /** Second level address translation: Intel EPT, AMD NPT (RVI). */
  readonly ept: boolean;
  readonly npt: boolean;
  /** The CPU is itself a guest's. */
  readonly hypervisor: boolean;
}

/** What opening /dev/kvm for reading and writing gave. */
export type KvmDeviceFacts =
  | { readonly state: 'opens' }
  | { readonly state: 'absent' }
  | { readonly state: 'denied'; readonly group?: string }
  | { readonly state: 'failed'; readonly error: string };

/** /sys/module/kvm_intel or kvm_amd; a parameter is missing when the kernel does not show it. */
export interface KvmModuleFacts {
  readonly name: 'kvm_intel' | 'kvm_amd';
  /** ept or npt. */
  readonly nestedPaging?: boolean;
  /** Guests may run guests. */
  readonly nested?: boolean;
}

export interface IommuFacts {
  /** Names in /sys/class/iommu: dmar0, ivhd0, smmu3.0x… */
  readonly units: readonly string[];
  /** Number of directories in /sys/kernel/iommu_groups. */
  readonly groups: number;
  /** Words of /proc/cmdline that concern it: intel_iommu=on, iommu=pt … */
  readonly arguments: readonly string[];
}

export interface MemoryFacts {
  readonly total: number;
  readonly available: number;
}

/** /etc/os-release. */
export interface OsFacts {
  readonly id: string;
  readonly idLike: readonly string[];
  readonly name: string;
}

/** The user this process runs as. */
export interface UserFacts {
  readonly name: string;
  readonly root: boolean;
  /** Groups of this process: fixed at log-in. */
  readonly groups: readonly string[];
  /** Groups /etc/group gives the user now; more than `groups` means: log in again. */
  readonly listedGroups: readonly string[];
}

/** What decides whether Chromium's sandbox can start. */
export interface SandboxFacts {
  /** Sysctls; missing where the kernel has no such switch. */
  readonly unprivilegedUserNamespaces?: boolean;
  readonly maxUserNamespaces?: number;
  readonly appArmorRestrictsUserNamespaces?: boolean;
}

export interface DiskFacts {
  readonly path: string;
  readonly total: number;
  /** For a user who is not root. */
  readonly free: number;
}

export interface HostFacts {
  readonly arch: string;
  readonly cpu: CpuFacts;
  readonly kvmDevice: KvmDeviceFacts;
  readonly kvmModule?: KvmModuleFacts;
  readonly iommu: IommuFacts;
  readonly memory: MemoryFacts;
  readonly os: OsFacts;
  /** systemd is what runs the host's services. */
  readonly systemd: boolean;
  readonly user: UserFacts;
  readonly sandbox: SandboxFacts;
}
