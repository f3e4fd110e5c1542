import { chmod, copyFile, lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MediaError } from '../media-error.ts';
import { quoteWord } from '#shared/domain/run/words/shell-words.ts';

/** Where what starts the program lies, out of the way of everything an image may hold. */
const OURS = '.innkeeper';
export const STARTER = `/${OURS}/init`;

export interface Started {
  readonly hostName: string;
  readonly command: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  /** A name or a number, with a group after a colon perhaps. */
  readonly user?: string | undefined;
  readonly folder?: string | undefined;
}

const init = (hostName: string, as: string | undefined) => `#!/${OURS}/busybox sh
# Made by Innkeeper: the first process of a machine that was made of an image.
b=/${OURS}/busybox
$b mkdir -p /proc /sys /dev /run /tmp
[ -e /proc/mounts ] || $b mount -t proc proc /proc
[ -e /sys/class ] || $b mount -t sysfs sys /sys
[ -e /dev/null ] || $b mount -t devtmpfs dev /dev
$b mkdir -p /dev/pts /dev/shm
$b mount -t devpts devpts /dev/pts
$b mount -t tmpfs shm /dev/shm
$b mount -t tmpfs run /run
$b hostname ${quoteWord(hostName)}
$b ip link set lo up
for card in /sys/class/net/e*; do
  [ -e "$card" ] || continue
  $b ip link set "\${card##*/}" up
  $b udhcpc -b -q -t 5 -i "\${card##*/}" -s /${OURS}/lease -x ${quoteWord(`hostname:${hostName}`)}
done
echo 'Innkeeper: starting the program of the image.'
$b setsid $b cttyhack ${as === undefined ? `/${OURS}/run` : `$b su -s /${OURS}/sh ${quoteWord(as)} -c /${OURS}/run`}
echo "Innkeeper: the program ended with $?; the machine goes off."
$b sync
$b poweroff -f
`;

const LEASE = `#!/${OURS}/busybox sh
b=/${OURS}/busybox
case "$1" in
  deconfig) $b ip addr flush dev "$interface"; $b ip link set "$interface" up ;;
  bound | renew)
    $b ip addr replace "$ip/$mask" dev "$interface"
    for gateway in $router; do $b ip route replace default via "$gateway"; break; done
    [ -n "$dns" ] && for server in $dns; do echo "nameserver $server"; done >/etc/resolv.conf
    ;;
esac
`;

const run = ({ command, env, folder }: Started) => `#!/${OURS}/busybox sh
${env.map(({ name, value }) => `export ${name}=${quoteWord(value)}`).join('\n')}
cd ${quoteWord(folder ?? '/')} || exit 1
exec ${command.map(quoteWord).join(' ')}
`;

/**
 * Puts a first process into a root folder: a script that sets up what an engine sets up for a container, then runs the
 * image's program as its user. It brings its own busybox: images may hold no shell at all.
 */
export async function addStarter(root: string, busybox: string, started: Started): Promise<void> {
  const folder = join(root, OURS);
  // An image may have anything of that name, a link out of the tree too.
  await mkdir(folder);
  await copyFile(busybox, join(folder, 'busybox'));
  await chmod(join(folder, 'busybox'), 0o755);
  await symlink('busybox', join(folder, 'sh'));
  const as = await accountOf(root, started.user);
  for (const [name, text] of [
    ['init', init(started.hostName, as)],
    ['lease', LEASE],
    ['run', run(started)],
  ] as const)
    await writeFile(join(folder, name), text, { mode: 0o755, flag: 'wx' });
}

/** The name that su knows a user by; one that has only a number is given a name. Undefined: root. */
async function accountOf(root: string, user: string | undefined): Promise<string | undefined> {
  const [who = '', group] = (user ?? '').split(':');
  if (who === '' || who === '0' || who === 'root') return undefined;
  if (!/^\d+$/.test(who)) return who;
  const path = join(root, 'etc/passwd');
  const kind = (of: string) => lstat(of).catch(() => undefined);
  const isFile = (await kind(path))?.isFile() ?? false;
  // A link of the image could lead to a file of this computer.
  const [etc, there] = [await kind(join(root, 'etc')), await kind(path)];
  if ((etc && !etc.isDirectory()) || (there && !isFile))
    throw new MediaError('UNSUPPORTED', {
      what: `The image’s user ${who} cannot be given a name.`,
      reason: 'Its /etc or /etc/passwd is a link.',
      remedy: 'Let it run as root, or as a user the image has a name for.',
    });
  const lines = isFile ? (await readFile(path, 'utf8')).split('\n') : [];
  const known = lines.map(line => line.split(':')).find(([, , uid]) => uid === who)?.[0];
  if (known !== undefined) return known;
  await mkdir(join(root, 'etc'), { recursive: true });
  const gid = group !== undefined && /^\d+$/.test(group) ? group : who;
  const text = [...lines.filter(line => line !== ''), `innkeeper:x:${who}:${gid}::/:/${OURS}/sh`, ''].join(
    '\n',
  );
  await writeFile(path, text, isFile ? {} : { flag: 'wx' });
  return 'innkeeper';
}
