import type { Checksum } from '#shared/contract/create/image.ts';
import { findChecksum } from './checksum.ts';
import { failed } from './http.ts';
import { readText } from './read-text.ts';
import { fileNameOf } from './names.ts';
import type { Web } from './http.ts';

/** Reads a publisher's list for the checksum of one file. Throws DOWNLOAD_FAILED when it is not on it. */
export async function listedChecksum(web: Web, listUrl: string, fileUrl: string): Promise<Checksum> {
  const list = await readText(web, listUrl);
  const checksum = findChecksum(list, fileNameOf(fileUrl));
  if (checksum === undefined)
    throw failed(listUrl, `The list of checksums does not name ${fileNameOf(fileUrl)}.`);
  return checksum;
}
