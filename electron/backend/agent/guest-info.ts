import type { TypedParam } from 'node-libvirt';
import type { AgentState } from '#shared/contract/agent.ts';
import { safeBytes } from '#shared/domain/safe-bytes.ts';

export type GuestInfo = Pick<
  AgentState,
  'hostname' | 'os' | 'timezone' | 'users' | 'fileSystems' | 'interfaces'
>;

/** What agents say of the loopback. */
const NO_MAC = '00:00:00:00:00:00';

/**
 * What virDomainGetGuestInfo answers, a flat list of `fs.0.disk.1.alias` and the like, as a tree. Each agent tells
 * only a part. https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainGetGuestInfo
 */
export function readGuestInfo(params: readonly TypedParam[]): GuestInfo {
  const values = new Map(params.map(({ field, value }) => [field, value.value]));
  const text = (field: string) => {
    const found = values.get(field);
    return typeof found === 'string' && found !== '' ? found : undefined;
  };
  const count = (field: string) => Number(values.get(field) ?? 0);
  const number = (field: string) => {
    const found = values.get(field);
    return typeof found === 'bigint' ? safeBytes(found) : undefined;
  };
  const list = <Item>(prefix: string, read: (at: string) => Item | undefined): Item[] | undefined =>
    values.has(`${prefix}.count`)
      ? Array.from({ length: count(`${prefix}.count`) }, (_, at) => read(`${prefix}.${at}`)).filter(
          item => item !== undefined,
        )
      : undefined;

  return stripped({
    hostname: text('hostname'),
    timezone: text('timezone.name'),
    os: readOs(text),
    users: list('user', at => {
      const name = text(`${at}.name`);
      return name === undefined ? undefined : stripped({ name, since: number(`${at}.login-time`) });
    }),
    fileSystems: list('fs', at => {
      const mountpoint = text(`${at}.mountpoint`);
      if (mountpoint === undefined) return undefined;
      return stripped({
        mountpoint,
        type: text(`${at}.fstype`) ?? 'unknown',
        device: text(`${at}.name`) ?? '',
        total: number(`${at}.total-bytes`),
        used: number(`${at}.used-bytes`),
        disks: list(`${at}.disk`, disk => text(`${disk}.alias`)) ?? [],
      });
    }),
    interfaces: list('if', at => {
      const name = text(`${at}.name`);
      if (name === undefined) return undefined;
      const addresses = list(`${at}.addr`, address => text(`${address}.addr`)) ?? [];
      const mac = text(`${at}.hwaddr`);
      return stripped({ name, mac: mac === NO_MAC ? undefined : mac, addresses });
    }),
  });
}

function readOs(text: (field: string) => string | undefined): AgentState['os'] {
  const name = text('os.pretty-name') ?? text('os.name') ?? text('os.id');
  const kernel = text('os.kernel-release');
  if (name === undefined && kernel === undefined) return undefined;
  return stripped({ name: name ?? 'Linux', version: text('os.version'), kernel });
}

type Stripped<Fields> = {
  [Name in keyof Fields as undefined extends Fields[Name] ? never : Name]: Fields[Name];
} & {
  [Name in keyof Fields as undefined extends Fields[Name] ? Name : never]?: Exclude<Fields[Name], undefined>;
};

/** Without the fields that nothing is known of. */
function stripped<Fields extends object>(fields: Fields): Stripped<Fields> {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Stripped<Fields>;
}
