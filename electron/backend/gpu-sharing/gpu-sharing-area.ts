import { isActive } from '#shared/domain/guests/state.ts';
import { procedures } from '../procedures.ts';
import { offerSharing } from './offer.ts';
import { readRenderNodes } from './render-nodes.ts';
import type { SharingDeps } from './sharing-deps.ts';

/** The host's GPU drawing for guests, without being given away. */
export function createGpuSharingArea(deps: SharingDeps) {
  const { gpuSharing } = procedures;
  return {
    offer: gpuSharing.offer.handler(({ input }) => offerSharing(deps, deps.guests.require(input.guest))),
    host: gpuSharing.host.handler(async ({ input }) => {
      const nodes = await readRenderNodes(deps, deps.connections.require(input.connection));
      const guests = deps.guests.list(input.connection).filter(guest => deps.guests.claims(guest).sharesGpu);
      return {
        ...(nodes && { nodes }),
        guests: guests.map(({ connection, uuid, name, state }) => ({
          guest: { connection, uuid },
          name,
          running: isActive(state),
        })),
      };
    }),
  };
}
