/** What one entry of an access list gives, as acl(5) prints it with numbers. `mask` has no `who`. */
export interface AclEntry {
  readonly kind: 'user' | 'group' | 'mask';
  /** Missing: the file's own group. */
  readonly who?: number;
  /** Three bits: read 4, write 2, execute or search 1. */
  readonly rights: number;
}

/** One folder on the way to a file, or the file itself, as stat(2) and getfacl(1) tell it. */
export interface PartFacts {
  readonly path: string;
  /** st_mode with the type of the file. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly owner: string;
  readonly group: string;
  readonly size: number;
  /** All but those that the mode tells; empty where it has none, or they cannot be read there. */
  readonly acl: readonly AclEntry[];
  /** The person we work as may write to it, or read it. */
  readonly weWrite: boolean;
  readonly weRead: boolean;
}

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** All groups, its own among them. */
  readonly gids: readonly number[];
}

/** Who may go through the folders above a file and read it, as its host tells. */
export interface AccessFacts {
  readonly path: string;
  /** Where it leads to, by links of its own or of folders. */
  readonly real?: string;
  readonly account: Account;
  readonly me: Account;
  /** From / on: of the path as it is written, then what else its links lead through. */
  readonly parts: readonly PartFacts[];
  /** The first part that is not there. */
  readonly missing?: string;
  /** The first part that we ourselves may not see. */
  readonly hidden?: string;
  readonly mount?: { readonly type: string; readonly options: readonly string[] };
  /** setfacl and getfacl are there. */
  readonly aclTools: boolean;
  /** libvirt gives the file to QEMU's account for as long as its guest runs; missing: as it does by default. */
  readonly ownsFiles?: boolean;
  readonly apparmor: boolean;
  /** It does more than warn. */
  readonly selinux: boolean;
  /** Of SELinux's policy, those that were read. */
  readonly booleans: Readonly<Record<string, boolean>>;
}

/** What is asked of a file. */
export interface AccessWish {
  readonly write: boolean;
  /** A daemon of the whole system: libvirt gives QEMU the file, and there may be a security driver. */
  readonly system: boolean;
  /** libvirt's security drivers on that host: `dac`, `apparmor`, `selinux`. */
  readonly drivers: readonly string[];
}
