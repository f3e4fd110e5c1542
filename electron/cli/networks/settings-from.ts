import {
  networkModeSchema,
  networkSettingsSchema,
  type NetworkSettings,
} from '#shared/contract/network-settings.ts';
import { formatAddress, parseAddress, subnetOf } from '#shared/domain/networks/addresses.ts';
import { newSettings } from '#shared/domain/networks/new-settings.ts';
import { guestNameSchema } from '#shared/contract/values.ts';
import { CliError, type OptionValue } from '../verb.ts';

export type Values = Readonly<Record<string, OptionValue>>;

export const textOption = (values: Values, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
};

export const listOption = (values: Values, name: string): string[] => {
  const value = values[name];
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return all.filter(each => typeof each === 'string');
};

/** A file that `networks show NAME --settings` printed, perhaps changed. */
export function settingsOfFile(text: string, file: string): NetworkSettings {
  try {
    const parsed = networkSettingsSchema.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new CliError(
      `${file}: ${issue?.path.join('.') || 'the file'}: ${issue?.message ?? 'cannot be used'}`,
    );
  } catch (error) {
    if (error instanceof SyntaxError) throw new CliError(`${file}: no JSON: ${error.message}`);
    throw error;
  }
}

/** A new network as options say it; an address that is not given is of a subnet that is free. */
export function settingsOfOptions(
  name: string,
  values: Values,
  freeSubnet: string | undefined,
): NetworkSettings {
  const named = guestNameSchema.safeParse(name);
  if (!named.success)
    throw new CliError(`networks: ${named.error.issues[0]?.message ?? 'choose another name.'}`);
  const mode = networkModeSchema.safeParse(textOption(values, 'mode') ?? 'nat');
  if (!mode.success)
    throw new CliError(`networks: --mode is one of ${networkModeSchema.options.join(', ')}.`);
  const given = listOption(values, 'address').map(text => addressOf(text, values['no-dhcp'] !== true));
  const settings = newSettings(mode.data, { name, subnet: freeSubnet, bridge: textOption(values, 'bridge') });
  return withOptions(
    {
      ...settings,
      ...(given.length > 0 && { addresses: given }),
      ...(given.length === 0 &&
        values['no-dhcp'] === true && {
          addresses: settings.addresses.map(address => ({ ...address, ranges: [] })),
        }),
    },
    values,
  );
}

/** Settings with what options change of them. */
export function withOptions(settings: NetworkSettings, values: Values): NetworkSettings {
  const mtu = textOption(values, 'mtu');
  const domain = textOption(values, 'domain');
  const devices = listOption(values, 'device');
  const forwarders = listOption(values, 'forwarder');
  const bridge = textOption(values, 'bridge');
  if (mtu !== undefined && !/^\d{2,5}$/.test(mtu))
    throw new CliError('networks: --mtu is a number of bytes.');
  return {
    ...settings,
    ...(mtu !== undefined && { mtu: Number(mtu) }),
    ...(domain !== undefined && { domain }),
    ...(devices.length > 0 && { devices }),
    ...(bridge !== undefined && { bridge }),
    ...(values['isolate'] === true && { isolatePorts: true }),
    ...(forwarders.length > 0 && {
      dns: { ...settings.dns, forwarders: forwarders.map(address => ({ address })) },
    }),
  };
}

/** `10.20.0.1/24`, or the whole network `10.20.0.0/24`, of which the host is the first. */
function addressOf(text: string, dhcp: boolean): NetworkSettings['addresses'][number] {
  const [address = '', bits = ''] = text.split('/');
  const parsed = parseAddress(address);
  const subnet = parsed && /^\d+$/.test(bits) ? subnetOf(parsed, Number(bits)) : undefined;
  if (!parsed || !subnet)
    throw new CliError(`networks: “${text}” is no address with its prefix, such as 10.20.0.1/24.`);
  const own = parsed.value === subnet.first ? subnet.first + 1n : parsed.value;
  const at = (value: bigint) => formatAddress({ family: subnet.family, value });
  const last = subnet.family === 'ipv4' ? subnet.last - 1n : subnet.first + 0xffffn;
  return {
    address: at(own),
    prefix: subnet.prefix,
    ranges: dhcp && own < last ? [{ start: at(own + 1n), end: at(last) }] : [],
    hosts: [],
  };
}
