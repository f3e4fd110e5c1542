import { HostShellError } from '#electron/host/shell/host-shell.ts';
import { HelperError } from '#electron/privileged/root-helper.ts';
import { checkFirewall } from '#shared/domain/firewall/check-firewall.ts';
import type { FirewallRules } from '#shared/domain/firewall/facts.ts';
import { formatSubnet } from '#shared/domain/networks/addresses.ts';
import { present } from '#shared/domain/networks/present.ts';
import { network as networkView } from '#shared/libvirt-xml/documents/network.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { hostOf } from '../devices/host-of.ts';
import { fail, FailureError } from '../failures/fail.ts';
import { helperOf } from '../host-changes/helper-of.ts';
import { readNetworks } from '../networks/read-facts.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { procedures } from '../procedures.ts';
import type { HostNets } from '../wiring/host-nets.ts';
import { readFirewall } from './read-firewall.ts';

export type FirewallDeps = Pick<AreaDeps, 'connections' | 'env'> & { readonly hostNets: HostNets };

/** What of a host's firewalls keeps its guests from the network. */
export function createFirewallArea(deps: FirewallDeps) {
  const { firewall } = procedures;
  return {
    check: firewall.check.handler(async ({ input }) => {
      const live = deps.connections.require(input.connection);
      const { shell } = hostOf(live, deps.env);
      if (!shell)
        throw fail('UNSUPPORTED', {
          host: live.label,
          reason: 'The firewall is the host’s own, and this connection reaches libvirt alone.',
        });
      try {
        const [{ facts }, networks, rules] = await Promise.all([
          deps.hostNets.read(live),
          bridgesOf(live),
          rulesOf(deps, live),
        ]);
        const links = facts?.links ?? [];
        const found = await readFirewall({ shell, signal: live.gone, links, networks, rules });
        return { checks: checkFirewall(found), rules: rules !== undefined };
      } catch (error) {
        if (!(error instanceof HostShellError)) throw error;
        throw fail('HOST_UNREACHABLE', { host: live.label }, error.message);
      }
    }),
  };
}

async function bridgesOf(live: LiveConnection) {
  const documents = await readNetworks(live.rpc, new Map(), live.label).catch((error: unknown) => {
    if (error instanceof FailureError && error.failure.code === 'UNSUPPORTED') return [];
    throw error;
  });
  const own = documents.flatMap(({ known: { network, subnets }, running, lasting }) =>
    network.active &&
    network.bridge !== undefined &&
    ['nat', 'route', 'open', 'isolated'].includes(network.mode)
      ? [
          {
            network: network.name,
            bridge: network.bridge,
            mode: network.mode,
            routed: network.mode === 'route',
            ...(network.mode === 'nat' && {
              translated: subnets.filter(({ family }) => family === 'ipv4').map(formatSubnet),
            }),
            ...present({ zone: networkView.of(parseDocument(running ?? lasting).root).firewallZone }),
          },
        ]
      : [],
  );
  return { all: own, routed: own.filter(({ mode }) => mode === 'nat' || mode === 'route') };
}

/** Nobody is asked for a password to look at something: undefined where root is not at hand. */
async function rulesOf({ env }: FirewallDeps, live: LiveConnection): Promise<FirewallRules | undefined> {
  try {
    const { helper } = await helperOf({ env }, live);
    return await helper.firewall();
  } catch (error) {
    if (error instanceof HelperError) return undefined;
    throw error;
  }
}
