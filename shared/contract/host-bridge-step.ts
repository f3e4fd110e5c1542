import { z } from 'zod';

const word = (pattern: RegExp, says: string) => z.string().max(200).regex(pattern, says);

/** IFNAMSIZ of the kernel is 16 with its NUL; the kernel takes more characters, configuration files do not. */
export const interfaceNameSchema = word(
  /^[A-Za-z0-9][A-Za-z0-9_.-]{0,14}$/,
  'An interface is named like enp3s0, with 15 characters at most.',
);
/** Without dots: ifupdown takes what has one for a VLAN. */
export const bridgeNameSchema = word(
  /^[A-Za-z][A-Za-z0-9_-]{0,14}$/,
  'A bridge is named like br0, with 15 letters, digits, _ and - at most.',
);
/** What sets interfaces up on a host. netplan writes files for one of the first two. */
export const networkManagerSchema = z.enum(['networkmanager', 'networkd', 'netplan', 'ifupdown']);
export type NetworkManager = z.infer<typeof networkManagerSchema>;

/** A switch may need 30 s for spanning tree, and DHCP some more. */
export const rollbackSecondsSchema = z.number().int().min(20).max(3600);

const macSchema = word(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/, 'A MAC address looks like 52:54:00:12:34:56.');
const address = word(/^([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)$/, 'An IP address.');
const prefixed = word(
  /^([0-9]{1,3}(\.[0-9]{1,3}){3}\/([0-9]|[12][0-9]|3[0-2])|[0-9a-f:]*:[0-9a-f:.]*\/([0-9]|[1-9][0-9]|1[01][0-9]|12[0-8]))$/,
  'An IP address with the length of its prefix.',
);

const sourceSchema = word(
  /^(\/(etc|run|usr\/lib|usr\/local\/lib|lib)\/systemd\/network\/[A-Za-z0-9@_:+-][A-Za-z0-9@_.:+-]{0,90}\.network|[A-Za-z0-9][A-Za-z0-9_.:-]{0,63})$/,
  'A file of systemd-networkd, a UUID, or a name.',
);

/** Steps of the root helper that have to do with bridges; members of hostStepSchema. */
export const hostBridgeSteps = [
  /**
   * A bridge in the place of `port`, by the files of `manager`. With `keep`, what the port has there for itself is
   * moved word for word.
   */
  z.object({
    do: z.literal('make-bridge'),
    manager: networkManagerSchema,
    bridge: bridgeNameSchema,
    port: interfaceNameSchema,
    /** What sets the port up now: networkd's file, NetworkManager's UUID, netplan's name of it. */
    source: sourceSchema.optional(),
    mac: macSchema.optional(),
    stp: z.boolean(),
    addressing: z.enum(['keep', 'dhcp', 'static', 'none']),
    addresses: z.array(prefixed).max(8),
    gateways: z.array(address).max(2),
    dns: z.array(address).max(8),
  }),
  /** One that make-bridge made: the port has again what was moved. */
  z.object({
    do: z.literal('remove-bridge'),
    manager: networkManagerSchema,
    bridge: bridgeNameSchema,
    port: interfaceNameSchema,
  }),
  /**
   * The whole plan is undone after that time unless the run is confirmed: by a process of its own, which needs neither
   * us nor a connection, and by the host's next start.
   */
  z.object({ do: z.literal('confirm-within'), seconds: rollbackSecondsSchema }),
] as const;
