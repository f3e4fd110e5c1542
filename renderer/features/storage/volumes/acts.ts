import type { VolumeAction } from '#shared/contract/volumes.ts';

export type VolumeAct = VolumeAction['do'];

export const actWords: Readonly<Record<Exclude<VolumeAct, 'create'>, string>> = {
  resize: 'Resize…',
  clone: 'Clone…',
  convert: 'Convert…',
  wipe: 'Wipe…',
  delete: 'Delete…',
};
