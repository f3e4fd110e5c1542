import { api } from './client.ts';

/** Deletes one download of this computer; nothing is freed while a running job reads it. */
export const emptyDownload = (file: string) => api.media.emptyCache({ ids: [file] });
