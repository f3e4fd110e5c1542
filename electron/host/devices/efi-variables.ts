import type { HostTree } from '../tree/host-tree.ts';

const FOLDER = 'sys/firmware/efi/efivars';
const GLOBAL = '8be4df61-93ca-11d2-aa0d-00e098032b8c';
/** https://systemd.io/BOOT_LOADER_INTERFACE */
const LOADER = '4a67b082-0a4c-41cf-b6c7-440b29bb8c4f';
/** Attributes come first (Documentation/filesystems/efivarfs.rst). */
const ATTRIBUTES = 4;

/** Undefined without UEFI. */
export async function readSecureBoot(tree: HostTree): Promise<boolean | undefined> {
  const value = (await tree.bytes(`${FOLDER}/SecureBoot-${GLOBAL}`))?.[ATTRIBUTES];
  return value === undefined ? undefined : value === 1;
}

/** What started the kernel, in its own words: `systemd-boot 255.4`, `GRUB 2.12`. Older loaders do not tell. */
export async function readLoaderInfo(tree: HostTree): Promise<string | undefined> {
  const value = await tree.bytes(`${FOLDER}/LoaderInfo-${LOADER}`);
  if (!value || value.length <= ATTRIBUTES) return undefined;
  return new TextDecoder('utf-16le').decode(value.subarray(ATTRIBUTES)).replaceAll('\0', '').trim();
}
