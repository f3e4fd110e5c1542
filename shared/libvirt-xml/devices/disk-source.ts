import { int, oneOf, text, uuid, yesNo } from '../view/converters.ts';
import { defineView } from '../view/define-view.ts';
import { list, value, view } from '../view/schema.ts';
import { hostAddress } from './address.ts';
import { deviceLabel } from './device-label.ts';

const host = defineView('host', {
  transport: value('@transport', oneOf('tcp', 'unix', 'rdma')),
  name: value('@name', text),
  port: value('@port', text),
  socket: value('@socket', text),
});

const slice = defineView('slice', {
  type: value('@type', oneOf('storage')),
  /** Bytes. */
  offset: value('@offset', text),
  size: value('@size', text),
});

const secret = defineView('secret', {
  type: value('@type', oneOf('passphrase', 'aes')),
  uuid: value('@uuid', uuid),
  usage: value('@usage', text),
});

/** https://libvirt.org/formatstorageencryption.html */
export const encryption = defineView('encryption', {
  format: value('@format', oneOf('luks', 'luks2', 'luks-any', 'qcow', 'default')),
  engine: value('@engine', oneOf('qemu', 'librbd')),
  secrets: list('secret', secret),
  cipher: value('cipher/@name', text),
  cipherSize: value('cipher/@size', int),
  cipherMode: value('cipher/@mode', text),
  cipherHash: value('cipher/@hash', text),
  vectorGenerator: value('ivgen/@name', text),
  vectorHash: value('ivgen/@hash', text),
});

/** Who to log in to a server as; the secret is only named. */
export const authentication = {
  authUser: value('auth/@username', text),
  authSecretType: value('auth/secret/@type', oneOf('ceph', 'iscsi', 'volume')),
  authSecretUuid: value('auth/secret/@uuid', uuid),
  authSecretUsage: value('auth/secret/@usage', text),
} as const;

const cookie = defineView('cookie', { name: value('@name', text), value: value('.', text) });

/** What a disk, a mirror or a backing file is made of. Which attributes count goes by the disk's type. */
export const diskSource = defineView('source', {
  file: value('@file', text),
  dev: value('@dev', text),
  dir: value('@dir', text),
  protocol: value('@protocol', text),
  name: value('@name', text),
  pool: value('@pool', text),
  volume: value('@volume', text),
  /** Of a volume in an iSCSI pool. */
  mode: value('@mode', oneOf('host', 'direct')),
  /** vhost-user: unix. NVMe: pci. */
  type: value('@type', text),
  /** Of an NVMe drive. */
  namespace: value('@namespace', int),
  managed: value('@managed', yesNo),
  path: value('@path', text),
  query: value('@query', text),
  tls: value('@tls', yesNo),
  tlsHostname: value('@tlsHostname', text),
  /** File descriptors that a program gave libvirt for it. */
  fileDescriptors: value('@fdgroup', text),
  startupPolicy: value('@startupPolicy', oneOf('mandatory', 'requisite', 'optional')),
  index: value('@index', int),
  hosts: list('host', host),
  rbdSnapshot: value('snapshot/@name', text),
  configFile: value('config/@file', text),
  ...authentication,
  initiator: value('initiator/iqn/@name', text),
  address: view('address', hostAddress),
  slices: list('slices/slice', slice),
  labels: list('seclabel', deviceLabel),
  encryption: view('encryption', encryption),
  reservationsManaged: value('reservations/@managed', yesNo),
  reservationsType: value('reservations/source/@type', oneOf('unix')),
  reservationsPath: value('reservations/source/@path', text),
  reservationsMode: value('reservations/source/@mode', oneOf('client', 'server')),
  reservationsReconnect: value('reservations/source/reconnect/@enabled', yesNo),
  reservationsReconnectSeconds: value('reservations/source/reconnect/@timeout', int),
  sslVerify: value('ssl/@verify', yesNo),
  cookies: list('cookies/cookie', cookie),
  /** Bytes. */
  readahead: value('readahead/@size', int),
  timeout: value('timeout/@seconds', int),
  knownHosts: value('knownHosts/@path', text),
  identityUser: value('identity/@user', text),
  identityGroup: value('identity/@group', text),
  identityUserName: value('identity/@username', text),
  identityKeyFile: value('identity/@keyfile', text),
  identityAgentSocket: value('identity/@agentsock', text),
  reconnect: value('reconnect/@enabled', yesNo),
  reconnectSeconds: value('reconnect/@timeout', int),
  /** Seconds that a program waits before it tries again; libvirt 10.4 and newer. */
  reconnectDelay: value('reconnect/@delay', int),
});
