/**
 * The files of one host: of this computer, of a folder that was copied from another, or of a record that
 * `resources/innkeeper-collect` printed there. Paths have no leading slash: `sys/bus/pci/devices`. Links are
 * followed as the host itself would. Nothing rejects: a file that is missing, may not be read, or vanished while
 * it was read, is not there.
 */
export interface HostTree {
  /** Trimmed. */
  text(path: string): Promise<string | undefined>;
  /** As they are; for the few files of the kernel that are no text. */
  bytes(path: string): Promise<Uint8Array | undefined>;
  /** Of everything in a folder; none when it is not there. */
  names(path: string): Promise<readonly string[]>;
  /** Where a symbolic link points, as it is written in it. */
  link(path: string): Promise<string | undefined>;
  /** There is a file or a folder of that name, though it may not be readable. */
  has(path: string): Promise<boolean>;
  /** Bytes that are free on the file system of a path, for a person who is not root; not known of a copied tree. */
  free(path: string): Promise<number | undefined>;
}
