import type { RunPort } from '#shared/contract/container-run/ports.ts';
import { flagEach, type RunPart } from '../part.ts';

const inner = ({ container, transport = 'tcp' }: RunPort) => `${container}/${transport}`;

function published(port: RunPort): string {
  const { address, host } = port;
  const bracketed = address?.includes(':') ? `[${address}]` : address;
  if (bracketed !== undefined) return `${bracketed}:${host ?? ''}:${inner(port)}`;
  return host === undefined ? inner(port) : `${host}:${inner(port)}`;
}

export const portsPart: RunPart = {
  body({ ports = [] }) {
    if (ports.length === 0) return {};
    const bindings: Record<string, { HostIp: string; HostPort: string }[]> = {};
    for (const port of ports)
      (bindings[inner(port)] ??= []).push({
        HostIp: port.address ?? '',
        HostPort: port.host === undefined ? '' : String(port.host),
      });
    return {
      config: { ExposedPorts: Object.fromEntries(Object.keys(bindings).map(key => [key, {}])) },
      host: { PortBindings: bindings },
    };
  },
  flags: ({ ports = [] }) => flagEach('publish', ports.map(published)),
  service: ({ ports = [] }) => (ports.length === 0 ? {} : { ports: ports.map(published) }),
};
