import { documentOf } from '#shared/domain/networks/plan-define.ts';
import { procedures } from '../procedures.ts';
import { stoppable } from '../watch/stoppable.ts';
import { networkChoices } from './choices.ts';
import { networkDetails } from './details.ts';
import { watchLeases } from './leases.ts';
import { bringUp, neededNetworks } from './needed.ts';
import { prepareNetwork, runNetwork } from './run-network.ts';
import { watchNetworks } from './watch-networks.ts';
import type { NetworksDeps } from './networks-deps.ts';

/** Virtual networks: which there are, what they are made of, and doing it. */
export function createNetworksArea(deps: NetworksDeps) {
  const { networks } = procedures;
  const { connections } = deps;
  return {
    watch: networks.watch.handler(({ input, signal }) => {
      // Of a connection that is not there, whoever asks hears at once.
      connections.require(input.connection);
      return stoppable(stop => watchNetworks(deps, input.connection, stop), signal);
    }),

    details: networks.details.handler(({ input }) =>
      networkDetails(deps, connections.require(input.connection), input.uuid),
    ),

    leases: networks.leases.handler(({ input, signal }) => {
      const live = connections.require(input.connection);
      return stoppable(stop => watchLeases(deps, live, input.uuid, stop), signal);
    }),

    choices: networks.choices.handler(({ input }) =>
      networkChoices(deps, connections.require(input.connection)),
    ),

    preview: networks.preview.handler(async ({ input }) => {
      if (input.uuid === undefined) return { xml: documentOf(input.settings) };
      const { xml } = await networkDetails(deps, connections.require(input.connection), input.uuid);
      return { xml: documentOf(input.settings, xml) };
    }),

    plan: networks.plan.handler(async ({ input }) => {
      const { plan } = await prepareNetwork(deps, connections.require(input.connection), input.action);
      return plan;
    }),

    run: networks.run.handler(({ input }) =>
      runNetwork(deps, connections.require(input.connection), input.action, input.stamp),
    ),

    needed: networks.needed.handler(async ({ input }) => ({
      networks: await neededNetworks(deps, input.guests),
    })),

    bringUp: networks.bringUp.handler(({ input }) =>
      bringUp(deps, connections.require(input.connection), input.networks, input.autostart),
    ),
  };
}
