import { api } from '../client.ts';
import { createEngineList } from './engine-list.ts';

/** The networks of an engine as they are, for as long as somebody looks. */
export const useEngineNetworks = createEngineList({
  open: (engine, signal) => api.engineNetworks.watch({ engine }, { signal }),
  keyOf: ({ id }) => id,
  nameOf: ({ name }) => name,
});
