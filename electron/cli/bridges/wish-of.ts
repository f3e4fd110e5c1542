import type { BridgeAddressing, BridgeWish, HostInterface } from '#shared/contract/host-bridges.ts';
import { rollbackSecondsSchema } from '#shared/contract/host-bridge-step.ts';
import { freeBridgeName } from '#shared/domain/host-bridges/free-name.ts';
import { CliError, type VerbInput } from '../verb.ts';

/** What the options say. Throws CliError for options that do not go together. */
export function wishOf(
  { values }: Pick<VerbInput, 'values'>,
  name: string,
  interfaces: readonly HostInterface[],
): BridgeWish {
  const seconds = rollbackSecondsSchema.safeParse(Number(values['seconds'] ?? 90));
  if (!seconds.success) throw new CliError('bridges: --seconds is between 20 and 3600.');
  if (values['remove'] === true) return { do: 'remove', bridge: name, seconds: seconds.data };
  const bridge = values['name'];
  return {
    do: 'make',
    bridge: typeof bridge === 'string' ? bridge : freeBridgeName(interfaces.map(each => each.name)),
    port: name,
    addressing: addressingOf(values),
    stp: values['stp'] === true,
    seconds: seconds.data,
  };
}

function addressingOf(values: VerbInput['values']): BridgeAddressing {
  const all = (option: string) => {
    const value = values[option];
    return Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
  };
  const [addresses, gateways, dns] = [all('address'), all('gateway'), all('dns')];
  const given = addresses.length + gateways.length + dns.length > 0;
  const asked = [given, values['dhcp'] === true, values['no-address'] === true].filter(Boolean).length;
  if (asked > 1) throw new CliError('bridges: say one of --address, --dhcp and --no-address.');
  if (given) return { mode: 'static', addresses, gateways, dns };
  if (values['dhcp'] === true) return { mode: 'dhcp' };
  return values['no-address'] === true ? { mode: 'none' } : { mode: 'keep' };
}
