/** What osinfo-db says of one system, as it is written there (https://gitlab.com/libosinfo/osinfo-db). */
export interface OsRecord {
  readonly id: string;
  readonly shortId?: string;
  readonly label: string;
  readonly family?: string;
  readonly distribution?: string;
  readonly version?: string;
  /** ISO dates. */
  readonly released?: string;
  readonly endOfLife?: string;
  /** prerelease, rolling, snapshot; missing for a release. */
  readonly status?: string;
  /** Systems it has everything of that it does not say itself. */
  readonly parents: readonly string[];
  /** Of a system that only our own catalogue knows: the one whose install scripts its installer takes as well. */
  readonly answeredAs?: string;
  readonly resources: readonly Resources[];
  readonly firmware: readonly { readonly arch: string; readonly type: string; readonly supported: boolean }[];
  readonly devices: readonly { readonly id: string; readonly supported: boolean }[];
  readonly media: readonly MediaRecord[];
  readonly images: readonly ImageRecord[];
  readonly trees: readonly TreeRecord[];
  readonly scripts: readonly string[];
  /** Names of its variants by id: Workstation, Server … */
  readonly variants: Readonly<Record<string, string>>;
}

/** Bytes and processors. */
export interface Amounts {
  readonly vcpus?: number;
  readonly memory?: number;
  readonly storage?: number;
}

export interface Resources {
  /** `all`, or an architecture as libvirt names it. */
  readonly arch: string;
  readonly minimum: Amounts;
  readonly recommended: Amounts;
}

interface Located {
  readonly arch: string;
  readonly url?: string;
  readonly variant?: string;
  /** Within the medium or below the address. */
  readonly kernel?: string;
  readonly initrd?: string;
}

export interface MediaRecord extends Located {
  readonly live: boolean;
  /** It takes install scripts. */
  readonly scripted: boolean;
  readonly iso?: IsoPattern;
}

/** Regular expressions that a medium's labels match, and its size in bytes. */
export interface IsoPattern {
  readonly volume?: RegExp;
  readonly system?: RegExp;
  readonly publisher?: RegExp;
  readonly application?: RegExp;
  readonly volumeSize?: number;
}

export interface ImageRecord {
  readonly arch: string;
  readonly url: string;
  readonly format: string;
  readonly cloudInit: boolean;
  readonly variant?: string;
}

export interface TreeRecord extends Located {
  readonly treeinfo?: TreeinfoPattern;
}

/** Regular expressions that the general part of its `.treeinfo` matches. */
export interface TreeinfoPattern {
  readonly family?: RegExp;
  readonly version?: RegExp;
  readonly arch?: RegExp;
  readonly variant?: RegExp;
}
