import { apiVersionSchema } from '#shared/contract/engines.ts';
import type { EngineNetworkAction, NewEngineNetwork } from '#shared/contract/engine-networks.ts';
import type { EngineNetworkFacts } from '#shared/domain/engine-networks/facts.ts';
import { planEngineNetworks, whyNotRemoved } from '#shared/domain/engine-networks/plan-networks.ts';
import type { EngineNetworkWork } from '#shared/domain/engine-networks/work.ts';
import { isAtLeast } from '#shared/domain/engines/api-version.ts';
import { refusalOf } from '#electron/docker/engine-error.ts';
import { readRow } from '../containers/read-rows.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { type Prepared, startPlanned } from '../engines/start-planned.ts';
import { FailureError } from '../failures/fail.ts';
import { stamped } from '../plans/stamp.ts';
import type { AreaDeps } from '../ports.ts';
import { readNetworks } from './read-networks.ts';
import { readSurroundings } from './read-surroundings.ts';

/** Looks at everything anew, and decides; nothing is changed. */
export async function prepareNetworks(
  live: LiveEngine,
  action: EngineNetworkAction,
): Promise<Prepared<EngineNetworkWork>> {
  const { plan, work } = planEngineNetworks(action, await gatherFacts(live, action));
  return { plan: stamped(plan, [action, work]), work };
}

async function gatherFacts(live: LiveEngine, action: EngineNetworkAction): Promise<EngineNetworkFacts> {
  const none = { routes: [], links: [] };
  const [networks, surroundings, container] = await Promise.all([
    readNetworks(live),
    action.do === 'create' ? readSurroundings(live) : none,
    // Read anew: what events keep may not have heard yet of one that has just started.
    'container' in action ? readRow(live, action.container) : undefined,
  ]);
  return {
    ...surroundings,
    engine: live.label,
    networks,
    choosesIpv6: isAtLeast(live.facts.api, apiVersionSchema.parse('1.46')),
    ...(container && {
      container: {
        name: container.name,
        running: container.state === 'running' || container.state === 'paused',
      },
    }),
  };
}

export async function runNetworks(
  deps: Pick<AreaDeps, 'jobs'>,
  live: LiveEngine,
  action: EngineNetworkAction,
  stamp: string,
): Promise<{ job: string }> {
  const prepared = await prepareNetworks(live, action);
  return startPlanned(deps, live, prepared, stamp, step => runStep(live, step));
}

async function runStep(live: LiveEngine, step: EngineNetworkWork): Promise<void> {
  const { docker } = live;
  switch (step.do) {
    case 'create':
      await docker.createNetwork(bodyOf(step.network));
      return;
    case 'connect':
      await docker.getNetwork(step.id).connect({
        Container: step.container,
        EndpointConfig: {
          Aliases: [...step.aliases],
          IPAMConfig: {
            ...(step.ipv4 && { IPv4Address: step.ipv4 }),
            ...(step.ipv6 && { IPv6Address: step.ipv6 }),
          },
        },
      });
      return;
    case 'disconnect':
      await docker.getNetwork(step.id).disconnect({ Container: step.container });
      return;
    case 'remove':
      await remove(live, step);
  }
}

async function remove(live: LiveEngine, { id }: Extract<EngineNetworkWork, { do: 'remove' }>): Promise<void> {
  try {
    await live.docker.getNetwork(id).remove();
  } catch (error) {
    // Somebody else was faster: it is gone, as was wished.
    if (refusalOf(error)?.status === 404) return;
    const network = (await readNetworks(live)).find(each => each.id === id);
    const why = network && whyNotRemoved(network);
    throw why ? new FailureError(why, error) : error;
  }
}

/** Docker Engine API, POST /networks/create. */
function bodyOf({ name, driver, subnets, link, ...rest }: NewEngineNetwork) {
  const linkOption = driver === 'bridge' ? 'com.docker.network.bridge.name' : 'parent';
  return {
    Name: name,
    // Engines before API 1.44 let two networks have one name unless told.
    CheckDuplicate: true,
    Driver: driver,
    EnableIPv6: rest.ipv6,
    Internal: rest.internal,
    Attachable: rest.attachable,
    Labels: rest.labels,
    Options: { ...rest.options, ...(link && { [linkOption]: link }) },
    ...(subnets.length > 0 && {
      IPAM: {
        Driver: 'default',
        Config: subnets.map(({ subnet, range, gateway }) => ({
          Subnet: subnet.trim(),
          ...(range && { IPRange: range.trim() }),
          ...(gateway && { Gateway: gateway.trim() }),
        })),
      },
    }),
  };
}
