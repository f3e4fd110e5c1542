import { api } from '../client.ts';
import { createEngineList } from './engine-list.ts';

/** The volumes of an engine as they are, for as long as somebody looks. */
export const useEngineVolumes = createEngineList({
  open: (engine, signal) => api.engineVolumes.watch({ engine }, { signal }),
  keyOf: ({ name }) => name,
  nameOf: ({ name }) => name,
});
