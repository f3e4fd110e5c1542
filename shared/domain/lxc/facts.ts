/** Numbers of users of the host that a container has. */
export interface IdRange {
  readonly guest: string;
  readonly first: number;
  readonly count: number;
  /** Whether its init is a whole system's. */
  readonly system: boolean;
  readonly running: boolean;
}

/** What is true of the host while a container is planned. */
export interface LxcFacts {
  readonly host: string;
  readonly local: boolean;
  readonly uuid?: string;
  readonly names: readonly string[];
  /** Why nothing can be unpacked here, in a sentence; missing where it can. */
  readonly cannotUnpack?: string | undefined;
  readonly tools: readonly string[];
  readonly networks: readonly { readonly name: string; readonly active: boolean }[];
  readonly bridges: readonly string[];
  readonly parent: string;
  /** Something is there already where the root folder would be made. */
  readonly parentTaken: boolean;
  /** Bytes free where it would be made. */
  readonly free?: number | undefined;
  readonly ranges: readonly IdRange[];
  /**
   * A hierarchy of cgroups named systemd, on a host without systemd: only the first whole system that libvirt starts
   * may write to it (docs/decisions/0020-lxc.md).
   */
  readonly strayHierarchy: boolean;
  readonly root: RootFacts;
  /** Bind mounts whose folder is not there. */
  readonly missing: readonly string[];
}

/** What was found where the root folder comes from. */
export interface RootFacts {
  /** Neither a file nor a folder, or no image, of that name. */
  readonly absent: boolean;
  /** Bytes as they will lie there, or at least. */
  readonly size?: number | undefined;
  /** Of a folder: the user that it belongs to. */
  readonly owner?: number | undefined;
  /** Of a folder: what is to be run is not in it. */
  readonly programAbsent: boolean;
  /** Of a folder: other guests that have it as theirs. */
  readonly usedBy: readonly string[];
  /** Of an image: it is for another processor. */
  readonly otherArch?: string | undefined;
}
