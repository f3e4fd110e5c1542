/** What is known of a file before it is sent. Sizes in bytes, here and below. */
export interface SentFile {
  readonly name: string;
  /** Its length. */
  readonly size: number;
  /** What it takes up where it lies; undefined where nobody can tell. */
  readonly allocated?: number;
  /** QEMU's name of the format, or `iso`. */
  readonly format: string;
  readonly virtualSize?: number;
  /** qcow2: the image that it stands on. */
  readonly backingFile?: string;
}

export interface TransferPool {
  readonly name: string;
  readonly type: string;
  readonly active: boolean;
  readonly free: number;
  readonly path?: string;
}

export interface TransferVolume {
  readonly path: string;
  readonly format: string;
  readonly capacity: number;
  /** Bytes that a download has: the length of its file, or of its device. */
  readonly length: number;
  readonly allocation: number;
  readonly block: boolean;
  readonly backingPath?: string;
  readonly encrypted: boolean;
  readonly users: readonly { readonly name: string; readonly active: boolean }[];
}

export interface UploadFacts {
  readonly pool: TransferPool;
  /** Undefined: there is none of that name. */
  readonly volume?: TransferVolume | undefined;
  readonly file: SentFile;
  /** Volumes of the pool are files. */
  readonly files: boolean;
}

export interface DownloadFacts {
  readonly pool: TransferPool;
  readonly volume: TransferVolume;
  /** Of a file on this computer; undefined for the browser. */
  readonly target?: {
    readonly path: string;
    readonly taken: boolean;
    /** The folder is there and can be written to. */
    readonly folder: 'fine' | 'absent' | 'closed';
    readonly free?: number;
  };
}
