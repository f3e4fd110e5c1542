import { LibvirtConnectionError, LibvirtError } from '../errors.ts';
import { ConnectFlags } from '../protocol/generated/enums.ts';
import { procedures } from '../protocol/generated/tables.ts';
import type { Procedures } from '../protocol/generated/types.ts';
import type { Channel } from './channel.ts';
import type { KeepAliveOptions } from './keepalive.ts';

/** `remote_auth_type` in libvirt's protocol. */
const Auth = { none: 0, sasl: 1, polkit: 2 } as const;
/** The driver feature that makes a daemon send and answer pings. */
const FEATURE_KEEPALIVE = 10;

export interface OpenOptions {
  /** The URI as the daemon is to see it. */
  uri: string;
  readOnly: boolean;
  keepAlive: KeepAliveOptions | false;
}

/** Authenticates, arms keepalive and opens the URI, in the order the protocol wants. */
export async function open(channel: Channel, { uri, readOnly, keepAlive }: OpenOptions): Promise<void> {
  const call = async <K extends keyof Procedures>(
    name: K,
    args: Procedures[K]['args'],
  ): Promise<Procedures[K]['ret']> => {
    const entry = procedures[name];
    if (!entry) throw new TypeError(`There is no procedure "${name}"`);
    return (await channel.call(entry, args)) as Procedures[K]['ret'];
  };
  const { types } = await call('authList', null);
  if (types.includes(Auth.polkit)) {
    await call('authPolkit', null).catch((error: unknown) => {
      throw error instanceof LibvirtError ? denied(error) : error;
    });
  } else if (types.includes(Auth.sasl)) {
    throw new LibvirtConnectionError(
      'auth-unsupported',
      'The daemon asks for a user and password (SASL), which this client does not speak. Connect over ssh instead.',
    );
  }
  if (keepAlive) {
    const { supported } = await call('connectSupportsFeature', { feature: FEATURE_KEEPALIVE });
    if (supported) channel.startKeepAlive(keepAlive);
  }
  await call('connectOpen', { name: uri, flags: readOnly ? ConnectFlags.RO : 0 });
}

function denied(error: LibvirtError): LibvirtConnectionError {
  return new LibvirtConnectionError(
    'permission',
    'The daemon does not let this user in: polkit refused. Add the user to the group libvirt, or run a polkit agent.',
    { detail: error.message, cause: error },
  );
}
