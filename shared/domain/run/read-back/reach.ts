import type { RunMount } from '#shared/contract/container-run/mounts.ts';
import type { RunNetwork, RunNetworking } from '#shared/contract/container-run/network.ts';
import type { RunPort } from '#shared/contract/container-run/ports.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { isVolumeId } from '#shared/domain/engine-volumes/volume-title.ts';
import type { ImageSays, Inspected } from './inspected.ts';

const isTransport = (text: string | undefined): text is 'tcp' | 'udp' | 'sctp' =>
  text === 'tcp' || text === 'udp' || text === 'sctp';

function portsLike({ HostConfig: { PortBindings } }: Inspected): RunPort[] {
  return Object.entries(PortBindings).flatMap(([inner, bindings]) => {
    const [port, transport] = inner.split('/');
    return (bindings ?? []).map(({ HostIp, HostPort }) => ({
      container: Number(port),
      ...(isTransport(transport) && transport !== 'tcp' && { transport }),
      ...(HostIp !== '' && { address: HostIp }),
      ...(HostPort !== '' && { host: Number(HostPort) }),
    }));
  });
}

function tmpfsLike(target: string, options: string): RunMount {
  const given = new Map(
    options.split(',').map(option => option.split('=', 2) as [string, string | undefined]),
  );
  const size = Number(given.get('size'));
  const mode = given.get('mode');
  return {
    kind: 'tmpfs',
    target,
    ...(given.has('ro') && { readOnly: true }),
    ...(Number.isSafeInteger(size) && size > 0 && { size }),
    ...(mode !== undefined && { mode }),
  };
}

function mountsLike({ Mounts, HostConfig }: Inspected, image: ImageSays): RunMount[] {
  const mounted = Mounts.flatMap(({ Type, Name, Source, Destination, RW }): RunMount[] => {
    const rest = { target: Destination, ...(RW === false && { readOnly: true }) };
    if (Type === 'bind') return [{ kind: 'bind', source: Source, ...rest }];
    if (Type !== 'volume' || Name === undefined) return [];
    if (!isVolumeId(Name)) return [{ kind: 'volume', name: Name, ...rest }];
    // The image makes it anyway.
    return image.volumes.includes(Destination) ? [] : [{ kind: 'anonymous', ...rest }];
  });
  return [
    ...mounted,
    ...Object.entries(HostConfig.Tmpfs).map(([target, options]) => tmpfsLike(target, options)),
  ];
}

function networkLike(
  { HostConfig, NetworkSettings, Name }: Inspected,
  id: string,
): RunNetworking | undefined {
  const mode = HostConfig.NetworkMode;
  if (mode === 'none' || mode === 'host') return { mode };
  if (mode.startsWith('container:')) return { mode: 'container', container: mode.slice('container:'.length) };
  const networks = Object.entries(NetworkSettings.Networks);
  if (['', 'default', 'bridge'].includes(mode) && networks.every(([name]) => name === 'bridge'))
    return undefined;
  // The one it was made on comes first.
  const ordered = networks.toSorted(([one], [other]) => Number(other === mode) - Number(one === mode));
  const joined = ordered.map(([name, { Aliases, IPAMConfig }]): RunNetwork => {
    // The engine adds the short id, and Compose the name.
    const aliases = Aliases.filter(alias => alias !== id.slice(0, 12) && alias !== Name.replace(/^\//, ''));
    return {
      name,
      ...(aliases.length > 0 && { aliases }),
      ...(IPAMConfig?.IPv4Address && { ipv4: IPAMConfig.IPv4Address }),
      ...(IPAMConfig?.IPv6Address && { ipv6: IPAMConfig.IPv6Address }),
    };
  });
  return joined.length === 0 ? undefined : { mode: 'networks', networks: joined };
}

/** What it reaches and is reached by. */
export function reachLike(inspected: Inspected, image: ImageSays, id: string): Partial<RunRequest> {
  const { HostConfig: host, Config } = inspected;
  const ports = portsLike(inspected);
  const mounts = mountsLike(inspected, image);
  const network = networkLike(inspected, id);
  const ownHostname = Config.Hostname !== '' && Config.Hostname !== id.slice(0, 12);
  const sharesHostname = network?.mode === 'host' || network?.mode === 'container';
  const extraHosts = host.ExtraHosts.flatMap(entry => {
    const colon = entry.indexOf(':');
    return colon < 0 ? [] : [{ name: entry.slice(0, colon), address: entry.slice(colon + 1) }];
  });
  return {
    ...(ports.length > 0 && { ports }),
    ...(mounts.length > 0 && { mounts }),
    ...(network !== undefined && { network }),
    ...(ownHostname && !sharesHostname && { hostname: Config.Hostname }),
    ...(host.Dns.length > 0 && { dns: host.Dns }),
    ...(extraHosts.length > 0 && { extraHosts }),
  };
}
