/** What the answer file must know of the machine that Windows is installed on. */
export interface WindowsGuest {
  readonly name: string;
  readonly version: '10' | '11';
  readonly arch: 'x86_64' | 'i686' | 'aarch64';
  readonly firmware: 'bios' | 'uefi';
  /** What Windows 11 asks for and the machine does not have. */
  readonly missing: { readonly tpm: boolean; readonly secureBoot: boolean };
  /** A CD-ROM with the virtio drivers is in one of its drives. */
  readonly drivers: boolean;
  /** BCP 47: the one that the install medium speaks, where that is known. */
  readonly mediumLanguage?: string | undefined;
}
