import type { AccessFacts, Account, AclEntry, PartFacts } from '#shared/domain/readability/facts.ts';

/** What `resources/innkeeper-access` printed, of each path asked for. Undefined where it was cut off. */
export function parseAccess(
  text: string,
  paths: readonly string[],
  gid?: number,
): ReadonlyMap<string, AccessFacts> | undefined {
  const lines = text.split('\n').map(line => line.split('\t'));
  if (!lines.some(([kind]) => kind === 'end')) return undefined;
  const all = (kind: string) => lines.filter(line => line[0] === kind);
  const account = accountOf(all('account')[0], gid);
  const [, uid = '', name = '', gids = ''] = all('me')[0] ?? [];
  if (!account) return undefined;
  const me = accountOf(['', uid, name, gids.split(' ')[0] ?? '', gids]) ?? account;
  const facts = new Map(all('fact').map(([, key = '', value = '']) => [key, value]));
  const owns = facts.get('dynamic_ownership');
  const parts = partsOf(lines);
  const reals = new Map(all('real').map(([, path = '', real = '']) => [path, real]));
  const shared = {
    account,
    me,
    aclTools: all('tools').some(line => line.includes('acl')),
    ...(owns !== undefined && { ownsFiles: owns === '1' }),
    apparmor: facts.get('apparmor') === 'Y',
    selinux: facts.get('selinux') === '1',
    booleans: Object.fromEntries(
      [...facts].flatMap(([key, value]) => (key.startsWith('virt_') ? [[key, value.startsWith('1')]] : [])),
    ),
  };
  const ends = (kind: string) => new Set(all(kind).map(([, path = '']) => path));
  const [missing, hidden] = [ends('missing'), ends('hidden')];
  return new Map(
    paths.map(path => {
      const real = reals.get(path);
      const names = [...new Set([...prefixes(path), ...(real === undefined ? [] : prefixes(real))])];
      const first = (of: Set<string>) => names.find(found => of.has(found));
      const [gone, unseen] = [first(missing), first(hidden)];
      const [, , type = '', options = ''] = all('mount').find(line => line[1] === path) ?? [];
      return [
        path,
        {
          ...shared,
          path,
          ...(real !== undefined && real !== path && { real }),
          parts: names.flatMap(found => parts.get(found) ?? []),
          ...(gone !== undefined && { missing: gone }),
          ...(unseen !== undefined && { hidden: unseen }),
          ...(type !== '' && { mount: { type, options: options.split(',') } }),
        },
      ];
    }),
  );
}

/** `/`, `/home`, `/home/ann` … */
export function prefixes(path: string): string[] {
  const words = path.split('/').filter(word => word !== '');
  return ['/', ...words.map((_, at) => `/${words.slice(0, at + 1).join('/')}`)];
}

function accountOf(line: readonly string[] | undefined, gid?: number): Account | undefined {
  const [, uid = '', name = '', group = '', gids = ''] = line ?? [];
  if (!/^\d+$/.test(uid)) return undefined;
  const own = gid ?? (/^\d+$/.test(group) ? Number(group) : Number(uid));
  const all = gids
    .split(' ')
    .filter(word => /^\d+$/.test(word))
    .map(Number);
  return { name, uid: Number(uid), gid: own, gids: [...new Set([own, ...all])] };
}

function partsOf(lines: readonly (readonly string[])[]): Map<string, PartFacts> {
  const paths = (kind: string) => new Set(lines.flatMap(line => (line[0] === kind ? [line[1]] : [])));
  const [writable, readable] = [paths('writable'), paths('readable')];
  const acls = new Map<string, AclEntry[]>();
  for (const [kind, path = '', entry = ''] of lines) {
    const parsed = kind === 'acl' ? aclEntry(entry) : undefined;
    if (parsed) acls.set(path, [...(acls.get(path) ?? []), parsed]);
  }
  return new Map(
    lines.flatMap(line => {
      const [kind, path = '', mode = '', uid = '', gid = '', owner = '', group = '', size = ''] = line;
      if (kind !== 'part') return [];
      return [
        [
          path,
          {
            path,
            mode: Number.parseInt(mode, 16),
            uid: Number(uid),
            gid: Number(gid),
            owner: owner === 'UNKNOWN' ? uid : owner,
            group: group === 'UNKNOWN' ? gid : group,
            size: Number(size),
            acl: withoutPlain(acls.get(path) ?? []),
            weWrite: writable.has(path),
            weRead: readable.has(path),
          },
        ] as const,
      ];
    }),
  );
}

/** A list of the group alone says no more than the mode. */
const withoutPlain = (acl: readonly AclEntry[]) => (acl.some(({ kind }) => kind === 'mask') ? acl : []);

function aclEntry(text: string): AclEntry | undefined {
  const [, kind, who = '', rights = ''] = /^(user|group|mask):(\d*):([r-][w-][x-])$/.exec(text) ?? [];
  if (kind !== 'user' && kind !== 'group' && kind !== 'mask') return undefined;
  const bits = [4, 2, 1].reduce((sum, bit, at) => sum + (rights[at] === '-' ? 0 : bit), 0);
  return { kind, ...(who !== '' && { who: Number(who) }), rights: bits };
}
