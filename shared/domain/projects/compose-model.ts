import { parse } from 'yaml';
import { z } from 'zod';
import type { RunPort } from '../../contract/container-run/ports.ts';

export interface ComposeService {
  readonly name: string;
  readonly image?: string;
  /** It has a recipe of its own: its image is made when it is not there. */
  readonly builds: boolean;
  /** Those on the host that are fixed. */
  readonly ports: readonly RunPort[];
  /** Folders and files of the engine’s host that it mounts. */
  readonly binds: readonly string[];
}

export interface ComposeModel {
  readonly name?: string;
  readonly services: readonly ComposeService[];
}

/** What `compose config` prints: version 1 keeps the short forms of what the file says, version 2 spells all out. */
const configSchema = z.object({
  name: z.string().optional(),
  services: z.record(
    z.string(),
    z.object({
      image: z.string().nullish(),
      build: z.unknown().optional(),
      ports: z
        .array(
          z.union([
            z.string(),
            z.number(),
            z.object({
              target: z.union([z.number(), z.string()]),
              published: z.union([z.number(), z.string()]).nullish(),
              protocol: z.string().nullish(),
              host_ip: z.string().nullish(),
            }),
          ]),
        )
        .nullish(),
      volumes: z
        .array(z.union([z.string(), z.object({ type: z.string().nullish(), source: z.string().nullish() })]))
        .nullish(),
    }),
  ),
});
type Ports = NonNullable<z.infer<typeof configSchema>['services'][string]['ports']>;

/** Throws for what is no such text: the tool says it is. */
export function readComposeModel(text: string): ComposeModel {
  const { name, services } = configSchema.parse(parse(text));
  return {
    ...(name !== undefined && { name }),
    services: Object.entries(services).map(([service, { image, build, ports, volumes }]) => ({
      name: service,
      ...(image && { image }),
      builds: build !== undefined && build !== null,
      ports: (ports ?? []).flatMap(portsOf),
      binds: (volumes ?? []).flatMap(volume => {
        if (typeof volume !== 'string') return volume.type === 'bind' && volume.source ? [volume.source] : [];
        const [source = ''] = volume.split(':');
        return source.startsWith('/') ? [source] : [];
      }),
    })),
  };
}

function portsOf(port: Ports[number]): RunPort[] {
  if (typeof port === 'object')
    return pairs(String(port.target), String(port.published ?? ''), port.protocol, port.host_ip);
  const [, rest = '', transport] = /^([^/]+)(?:\/(\w+))?$/.exec(String(port)) ?? [];
  const [, address, host = '', container = ''] =
    /^(?:(?:\[?([0-9a-fA-F.:]+?)\]?:)?([\d-]*):)?([\d-]+)$/.exec(rest) ?? [];
  return pairs(container, host, transport, address);
}

/** One of each pair of two ranges, `8000-8002` and `80-82`. */
function pairs(
  containers: string,
  hosts: string,
  transport: string | null | undefined,
  address: string | null | undefined,
): RunPort[] {
  const [inside, outside] = [numbers(containers), numbers(hosts)];
  return inside.flatMap((container, at) => {
    const host = outside[at];
    if (host === undefined || outside.length !== inside.length) return [];
    return [
      {
        container,
        host,
        transport: transport === 'udp' || transport === 'sctp' ? transport : 'tcp',
        ...(address && { address }),
      } satisfies RunPort,
    ];
  });
}

function numbers(range: string): number[] {
  const [first = Number.NaN, last = first] = range.split('-').map(Number);
  if (!Number.isInteger(first) || first < 1 || !Number.isInteger(last) || last > 65_535) return [];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
