import { formatUri, LibvirtConnectionError, type LibvirtUri, parseUri } from 'node-libvirt';
import { fail } from '../failures/fail.ts';

/** libvirt's drivers: https://libvirt.org/drivers.html */
const drivers = new Set([
  'qemu',
  'lxc',
  'xen',
  'ch',
  'bhyve',
  'vbox',
  'vz',
  'openvz',
  'esx',
  'gsx',
  'vpx',
  'vmwareplayer',
  'vmwarews',
  'vmwarefusion',
  'hyperv',
  'test',
]);

/** Takes apart what a person typed. Throws URI_INVALID with a reason that says what to write instead. */
export function readUri(text: string): LibvirtUri {
  const uri = parse(text);
  if (!drivers.has(uri.driver)) {
    throw invalid(
      text,
      `libvirt has no driver “${uri.driver}”; virtual machines are “qemu”, its containers “lxc”, and Docker’s addresses begin with unix://, tcp:// or ssh://.`,
    );
  }
  if (uri.user?.includes(':') === true) {
    throw invalid(withoutPassword(text), 'A password does not belong in an address; ssh uses keys.');
  }
  if (uri.path === '' || (uri.path === '/' && uri.driver === 'qemu')) {
    throw invalid(text, 'It ends too early; add /system, or /session for guests of your own account.');
  }
  if (uri.driver === 'qemu' && !['/system', '/session', '/embed'].includes(uri.path)) {
    throw invalid(text, `“${uri.path}” is neither /system nor /session.`);
  }
  return uri;
}

/** One spelling for each place, to tell whether two addresses are the same. */
export function canonicalUri(text: string): string {
  return formatUri(readUri(text));
}

/** What fills the sentences about this place; nothing secret. */
export function placeParams(uri: LibvirtUri): Record<string, string> {
  const { host, user } = uri;
  if (host === null) return { uri: formatUri(uri) };
  return { uri: formatUri(uri), host, login: user === null ? host : `${user}@${host}` };
}

function parse(text: string): LibvirtUri {
  try {
    return parseUri(text);
  } catch (error) {
    if (!(error instanceof LibvirtConnectionError)) throw error;
    throw invalid(text, reasonFor(text), error.message);
  }
}

function invalid(uri: string, reason: string, detail?: string) {
  return fail('URI_INVALID', { uri: withoutPassword(uri), reason }, detail);
}

function reasonFor(text: string): string {
  if (!text.includes('://')) {
    return /^[\w.-]+$/.test(text)
      ? `It is a name only; to reach a host over ssh write qemu+ssh://root@${text}/system.`
      : 'It has no “://” between the driver and the place.';
  }
  if (/^[a-z]+\+(tls|tcp|libssh2?|ext)?:/i.test(text)) {
    return 'Of the ways to a host Innkeeper knows ssh only: write +ssh.';
  }
  if (/^[a-z]+:\/\/[^/]/i.test(text)) return 'A host is reached over ssh: write +ssh after the driver.';
  return 'Its parts are not where libvirt expects them.';
}

function withoutPassword(uri: string): string {
  return uri.replace(/(:\/\/[^/@:]*):[^/@]*@/, '$1@');
}
