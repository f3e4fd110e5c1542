import type { DownloadChoice, UploadChoice, UploadSourceChoice } from '#shared/contract/transfers.ts';
import { api } from './client.ts';
import { fetchTicket } from './fetch-ticket.ts';
import { describeFile } from './page-file.ts';
import { sendFile } from './sent-files.ts';

export const planUpload = (choice: UploadChoice, signal: AbortSignal) =>
  api.transfers.planUpload(choice, { signal });

/**
 * @param file of this browser, where the source is one: it is sent from now on
 * @param failed told why it cannot be sent
 */
export async function runUpload(
  choice: UploadChoice,
  stamp: string,
  file: File | undefined,
  failed: (error: unknown) => void,
) {
  const begun = await api.transfers.upload({ ...choice, stamp });
  if (choice.source.from === 'page' && file) {
    const { file: about, head } = choice.source;
    sendFile(begun.job, file, { file: about, head }).catch(failed);
  }
  return begun;
}

export const planDownload = (choice: DownloadChoice, signal: AbortSignal) =>
  api.transfers.planDownload(choice, { signal });

/** For the browser it begins at once; where it goes there, the browser decides. */
export async function runDownload(choice: DownloadChoice, stamp: string) {
  const { job, ticket } = await api.transfers.download({ ...choice, stamp });
  if (ticket !== undefined) fetchTicket(ticket, choice.volume);
  return { job };
}

/** A file that a person picked or dropped: by its path where this page is the desktop's, else by what is in it. */
export async function sourceOf(file: File): Promise<UploadSourceChoice> {
  const path = window.innkeeper?.pathOf(file) ?? '';
  return path === '' ? { from: 'page', ...(await describeFile(file)) } : { from: 'path', path };
}
