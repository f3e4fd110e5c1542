import { z } from 'zod';
import { containerIdSchema } from '#shared/contract/container-row.ts';
import { type EngineNetwork, engineNetworkIdSchema } from '#shared/contract/engine-networks.ts';
import { labelsSchema } from '#shared/contract/values.ts';
import { PREDEFINED } from '#shared/domain/engine-networks/predefined.ts';
import { inOrder } from '#shared/domain/engines/in-order.ts';
import type { LiveEngine } from '../engines/ports.ts';

/** Docker Engine API, GET /networks. */
const networksSchema = z.array(
  z.object({
    Id: engineNetworkIdSchema,
    Name: z.string(),
    Driver: z.string(),
    Scope: z.string(),
    Created: z.string().nullish(),
    EnableIPv6: z.boolean().nullish(),
    Internal: z.boolean().nullish(),
    Attachable: z.boolean().nullish(),
    Ingress: z.boolean().nullish(),
    IPAM: z
      .object({
        Config: z
          .array(
            z.object({
              Subnet: z.string().nullish(),
              IPRange: z.string().nullish(),
              Gateway: z.string().nullish(),
            }),
          )
          .nullish(),
      })
      .nullish(),
    Options: labelsSchema.nullish(),
    Labels: labelsSchema.nullish(),
  }),
);

/** Docker Engine API, GET /containers/json, as far as it tells of networks. */
const membersSchema = z.array(
  z.object({
    Id: containerIdSchema,
    Names: z.array(z.string()),
    State: z.string(),
    NetworkSettings: z
      .object({
        Networks: z
          .record(
            z.string(),
            z.object({
              NetworkID: z.string().nullish(),
              IPAddress: z.string().nullish(),
              GlobalIPv6Address: z.string().nullish(),
              MacAddress: z.string().nullish(),
              IPAMConfig: z
                .object({ IPv4Address: z.string().nullish(), IPv6Address: z.string().nullish() })
                .nullish(),
            }),
          )
          .nullish(),
      })
      .nullish(),
  }),
);

type Listed = z.infer<typeof networksSchema>[number];
type Members = ReadonlyMap<string, EngineNetwork['members']>;

/** The networks of an engine, each with the containers in it. */
export async function readNetworks({ docker }: Pick<LiveEngine, 'docker'>): Promise<EngineNetwork[]> {
  const [networks, containers]: [unknown, unknown] = await Promise.all([
    docker.listNetworks(),
    docker.listContainers({ all: true }),
  ]);
  const members = membersByNetwork(membersSchema.parse(containers));
  const listed = inOrder(
    networksSchema.parse(networks),
    ({ Name }) => Name,
    ({ Id }) => Id,
  );
  return listed.map(network => networkOf(network, members));
}

function networkOf(listed: Listed, members: Members): EngineNetwork {
  const { Id: id, Name: name } = listed;
  const [labels, options] = [listed.Labels ?? {}, listed.Options ?? {}];
  const project = labels['com.docker.compose.project'];
  const created = Date.parse(listed.Created ?? '');
  const link = linkOf(listed.Driver, id, options);
  return {
    id,
    name,
    driver: listed.Driver,
    scope: listed.Scope,
    ...(created > 0 && { createdAt: created }),
    internal: listed.Internal === true,
    attachable: listed.Attachable === true,
    ipv6: listed.EnableIPv6 === true,
    predefined: PREDEFINED.has(name) || listed.Ingress === true,
    subnets: (listed.IPAM?.Config ?? []).flatMap(({ Subnet, IPRange, Gateway }) =>
      Subnet
        ? [{ subnet: Subnet, ...(IPRange && { range: IPRange }), ...(Gateway && { gateway: Gateway }) }]
        : [],
    ),
    ...(link !== undefined && { link }),
    options,
    labels,
    ...(project !== undefined && { project }),
    // One that never ran knows its network by name alone.
    members: [...(members.get(id) ?? []), ...(members.get(name) ?? [])],
  };
}

/** A bridge without a name of its own is called by the first of its id (libnetwork: drivers/bridge). */
function linkOf(driver: string, id: string, options: Listed['Options']): string | undefined {
  if (driver === 'bridge') return options?.['com.docker.network.bridge.name'] ?? `br-${id.slice(0, 12)}`;
  return options?.['parent'];
}

function membersByNetwork(containers: z.infer<typeof membersSchema>): Members {
  const members = new Map<string, EngineNetwork['members']>();
  for (const { Id, Names, State, NetworkSettings } of containers) {
    for (const [network, endpoint] of Object.entries(NetworkSettings?.Networks ?? {})) {
      const ipv4 = endpoint.IPAddress || endpoint.IPAMConfig?.IPv4Address;
      const ipv6 = endpoint.GlobalIPv6Address || endpoint.IPAMConfig?.IPv6Address;
      const member = {
        container: Id,
        name: (Names[0] ?? Id.slice(0, 12)).replace(/^\//, ''),
        running: State === 'running' || State === 'paused',
        ...(ipv4 && { ipv4 }),
        ...(ipv6 && { ipv6 }),
        ...(endpoint.MacAddress && { mac: endpoint.MacAddress }),
      };
      const key = endpoint.NetworkID || network;
      members.set(key, [...(members.get(key) ?? []), member]);
    }
  }
  return members;
}
