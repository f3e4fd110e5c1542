import type { BridgeWish, HostInterface } from '../../contract/host-bridges.ts';
import type { Failure } from '../../contract/failure.ts';
import type { HostPlan } from '../../contract/host-plan.ts';
import type { HostStep } from '../../contract/host-step.ts';
import { checkAddressing, checkName } from './check-wish.ts';
import { bridgeWarnings } from './warnings.ts';

export interface BridgeContext {
  readonly interfaces: readonly HostInterface[];
  readonly systemd: boolean;
  readonly host: string;
}

type Problem = HostPlan['problems'][number];
type Make = Extract<BridgeWish, { do: 'make' }>;
type Remove = Extract<BridgeWish, { do: 'remove' }>;

/** The steps of the host that lead to what is wanted, and back by themselves; see contract/host-bridges.ts. */
export function planBridge(wish: BridgeWish, context: BridgeContext): HostPlan {
  const plan = wish.do === 'make' ? planMake(wish, context) : planRemove(wish, context);
  return plan.problems.length > 0 ? { ...plan, steps: [] } : plan;
}

const failed = (field: string, failure: Failure): Problem => ({ field, failure });

function planMake(wish: Make, context: BridgeContext): HostPlan {
  const { bridge, port, addressing, stp, seconds } = wish;
  const title = `Bridge ${bridge} in the place of ${port}`;
  const below = context.interfaces.find(({ name }) => name === port);
  if (!below) {
    const failure: Failure = { code: 'DEVICE_ABSENT', params: { device: port, host: context.host } };
    return { title, steps: [], lost: [], warnings: [], problems: [failed('port', failure)] };
  }
  const manager = managerOf(below);
  const problems: Problem[] = [
    ...checkName(bridge, context.interfaces),
    ...(below.notBridgeable ? [failed('port', below.notBridgeable)] : []),
    ...checkAddressing(addressing, below),
  ];
  const given = addressing.mode === 'static' ? addressing : { addresses: [], gateways: [], dns: [] };
  const steps: HostStep[] = manager
    ? [
        { do: 'confirm-within', seconds },
        {
          do: 'make-bridge',
          manager,
          bridge,
          port,
          stp,
          ...(below.source !== undefined && { source: below.source }),
          ...(below.mac !== undefined && { mac: below.mac }),
          addressing: addressing.mode,
          ...lists(given),
        },
      ]
    : [];
  return { title, steps, problems, ...bridgeWarnings(below, wish, context) };
}

const lists = (given: {
  addresses: readonly string[];
  gateways: readonly string[];
  dns: readonly string[];
}) => ({
  addresses: given.addresses.map(text => text.toLowerCase()),
  gateways: given.gateways.map(text => text.toLowerCase()),
  dns: given.dns.map(text => text.toLowerCase()),
});

function managerOf({ manager }: HostInterface) {
  return manager === 'libvirt' || manager === 'none' ? undefined : manager;
}

function planRemove({ bridge, seconds }: Remove, context: BridgeContext): HostPlan {
  const title = `Remove the bridge ${bridge}`;
  const found = context.interfaces.find(({ name, ours }) => ours && name === bridge);
  const refused = (failure: Failure): HostPlan => ({
    title,
    steps: [],
    lost: [],
    warnings: [],
    problems: [failed('bridge', failure)],
  });
  const manager = found && managerOf(found);
  if (!found || !manager) {
    const reason = 'Innkeeper takes apart only bridges that it made: it knows what was there before.';
    return refused({
      code: 'UNSUPPORTED',
      params: { host: `“${bridge}”`, reason, remedy: 'Remove it where it was made.' },
    });
  }
  const guests = found.members.filter(name => isGuest(name, context));
  const port = found.members.find(name => !guests.includes(name));
  if (port === undefined) {
    const reason = 'No card of the host is a port of it now, so it is not known what gets its settings back.';
    return refused({
      code: 'STATE_INVALID',
      params: { name: bridge, reason, remedy: 'Plug the card in first.' },
    });
  }
  return {
    title,
    steps: [
      { do: 'confirm-within', seconds },
      { do: 'remove-bridge', manager, bridge, port },
    ],
    problems: [],
    ...bridgeWarnings(found, { do: 'remove', bridge, seconds }, context),
  };
}

const isGuest = (name: string, { interfaces }: BridgeContext) =>
  interfaces.some(each => each.name === name && each.kind === 'tap');
