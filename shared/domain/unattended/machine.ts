import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';

/** What an installer finds, as far as its answers depend on it. */
export interface InstallMachine {
  /** libvirt's name. */
  readonly arch: string;
  readonly firmware: 'bios' | 'uefi';
  readonly tpm: boolean;
  readonly secureBoot: boolean;
  /** Linux' name of the first disk, such as /dev/vda. */
  readonly disk: string;
}

/** Reads it from the guest's own document, which may have been edited by hand. */
export function installMachine(xml: string): InstallMachine {
  const { os, devices } = domain.of(parseDocument(xml).root);
  const uefi = os.firmware === 'efi' || os.loaderType === 'pflash';
  const feature = [...os.firmwareFeatures].find(({ name }) => name === 'secure-boot');
  const first = [...devices.disks].find(({ device }) => device === undefined || device === 'disk');
  return {
    arch: os.arch ?? 'x86_64',
    firmware: uefi ? 'uefi' : 'bios',
    tpm: [...devices.tpms].length > 0,
    secureBoot: (feature?.enabled ?? os.loaderSecure) === true,
    // Linux calls IDE disks sdX, as all that libata drives.
    disk: `/dev/${(first?.target ?? 'vda').replace(/^hd/, 'sd')}`,
  };
}
