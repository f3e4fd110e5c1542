import type { Checksum } from '#shared/contract/create/image.ts';
import { findChecksum, onlyChecksum } from './checksum.ts';
import { failed } from './http.ts';
import { readText } from './read-text.ts';
import { fileNameOf } from './names.ts';
import type { Web } from './http.ts';

/** Reads a publisher's list for the checksum of one file. Throws DOWNLOAD_FAILED when it is not on it. */
export async function listedChecksum(web: Web, listUrl: string, fileUrl: string): Promise<Checksum> {
  const list = await readText(web, listUrl);
  // A list of the file's own, beside it, may name the build that the file's address is a link to.
  const beside = listUrl.startsWith(fileUrl);
  const checksum = findChecksum(list, fileNameOf(fileUrl)) ?? (beside ? onlyChecksum(list) : undefined);
  if (checksum === undefined)
    throw failed(listUrl, `The list of checksums does not name ${fileNameOf(fileUrl)}.`);
  return checksum;
}
