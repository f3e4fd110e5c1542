/** What stands in a field of a rule: schemas/nwfilter.rng of libvirt has the same patterns. */
export interface FieldType {
  /** `choice`: free text too, as a variable stands anywhere. */
  readonly choices?: readonly string[];
  readonly placeholder?: string;
  readonly isValid: (text: string) => boolean;
  /** What would be right, as the end of “Give …”. */
  readonly wants: string;
}

/** `$NAME`, `$NAME[1]`, `$NAME[@2]`: https://libvirt.org/formatnwfilter.html#element-and-attribute-overview */
export const VARIABLE = /^\$\s*([A-Za-z0-9_]+)(?:\[\s*@?\d+\s*\])?\s*$/;

const MAC = /^([0-9a-f]{1,2}:){5}[0-9a-f]{1,2}$/i;
const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/;
const IPV6 = /^(?=.*:.*:)[0-9a-f:]+(:\d{1,3}(\.\d{1,3}){3})?$/i;

const number =
  (min: number, max: number) =>
  (text: string): boolean => {
    if (!/^(0x[0-9a-f]+|\d+)$/i.test(text)) return false;
    const value = Number(text);
    return value >= min && value <= max;
  };
const matches = (pattern: RegExp) => (text: string) => pattern.test(text);
const either =
  (...checks: ((text: string) => boolean)[]) =>
  (text: string) =>
    checks.some(check => check(text));
const oneOf = (words: readonly string[]) => (text: string) => words.includes(text);

/** Ones and then zeros only: virNWFilter's checkMACMask. */
function isMacMask(text: string): boolean {
  if (!MAC.test(text)) return false;
  const bits = text.split(':').map(pair => Number.parseInt(pair, 16).toString(2).padStart(8, '0'));
  return /^1*0*$/.test(bits.join(''));
}

const ETHER_TYPES = ['ipv4', 'ipv6', 'arp', 'rarp', 'vlan'];
const IP_PROTOCOLS = ['tcp', 'udp', 'udplite', 'esp', 'ah', 'icmp', 'igmp', 'sctp', 'icmpv6'];
const OPCODES = [
  'Request',
  'Reply',
  'Request_Reverse',
  'Reply_Reverse',
  'DRARP_Request',
  'DRARP_Reply',
  'DRARP_Error',
  'InARP_Request',
  'ARP_NAK',
];
const STATE = /^((NEW|ESTABLISHED|RELATED|INVALID)(,(NEW|ESTABLISHED|RELATED|INVALID))*|NONE)$/;
const FLAGS = '((SYN|ACK|URG|PSH|FIN|RST)(,(SYN|ACK|URG|PSH|FIN|RST))*|ALL|NONE)';

/** Every kind of value that libvirt's filters know. */
export const fieldTypes = {
  mac: {
    isValid: matches(MAC),
    placeholder: '52:54:00:12:34:56',
    wants: 'a MAC address, such as 52:54:00:12:34:56',
  },
  macMask: {
    isValid: isMacMask,
    placeholder: 'ff:ff:ff:00:00:00',
    wants: 'a mask whose set bits come first, such as ff:ff:ff:00:00:00',
  },
  ipv4: {
    isValid: matches(IPV4),
    placeholder: '192.168.1.10',
    wants: 'an IPv4 address, such as 192.168.1.10',
  },
  ipv6: { isValid: matches(IPV6), placeholder: 'fd00::10', wants: 'an IPv6 address, such as fd00::10' },
  mask4: {
    isValid: either(number(0, 32), matches(IPV4)),
    placeholder: '24',
    wants: 'a prefix from 0 to 32, or a mask such as 255.255.255.0',
  },
  mask6: {
    isValid: either(number(0, 128), matches(IPV6)),
    placeholder: '64',
    wants: 'a prefix from 0 to 128',
  },
  port: { isValid: number(0, 65_535), placeholder: '22', wants: 'a port from 0 to 65535' },
  byte: { isValid: number(0, 255), wants: 'a number from 0 to 255' },
  sixBits: { isValid: number(0, 63), wants: 'a number from 0 to 63' },
  word: { isValid: number(0, 65_535), wants: 'a number from 0 to 65535' },
  long: { isValid: number(0, 0xffff_ffff), wants: 'a number of 32 bits' },
  vlan: { isValid: number(0, 4095), wants: 'a number from 0 to 4095' },
  etherType: {
    isValid: either(oneOf(ETHER_TYPES), number(1536, 65_535)),
    choices: ETHER_TYPES,
    wants: 'ipv4, ipv6, arp, rarp, vlan, or a number from 0x600 to 0xffff',
  },
  ipProtocol: {
    isValid: either(oneOf(IP_PROTOCOLS), number(0, 255)),
    choices: IP_PROTOCOLS,
    wants: 'a protocol such as tcp, or a number from 0 to 255',
  },
  opcode: {
    isValid: either(
      text => OPCODES.some(code => code.toLowerCase() === text.toLowerCase()),
      number(0, 65_535),
    ),
    choices: OPCODES,
    wants: 'Request, Reply or another ARP operation, or its number',
  },
  yesNo: {
    isValid: oneOf(['yes', 'no', 'true', 'false', '1', '0']),
    choices: ['yes', 'no'],
    wants: 'yes or no',
  },
  state: {
    isValid: matches(STATE),
    choices: ['NEW', 'ESTABLISHED', 'RELATED', 'INVALID', 'NEW,ESTABLISHED', 'ESTABLISHED,RELATED', 'NONE'],
    wants: 'NEW, ESTABLISHED, RELATED and INVALID with commas between, or NONE',
  },
  tcpFlags: {
    isValid: matches(new RegExp(`^${FLAGS}/${FLAGS}$`)),
    choices: ['SYN/SYN', 'SYN,ACK/SYN', 'ALL/NONE'],
    wants: 'which flags to look at and which of them are set, such as SYN,ACK/SYN',
  },
  setName: { isValid: matches(/^[\w.:+\- ]{1,31}$/), wants: 'the name of an ipset, at most 31 characters' },
  setFlags: {
    isValid: matches(/^(src|dst)(,(src|dst)){0,5}$/i),
    choices: ['src', 'dst', 'src,dst'],
    wants: 'src and dst with commas between',
  },
  comment: { isValid: text => text.length <= 256, wants: 'at most 256 characters' },
} as const satisfies Record<string, FieldType>;

export type FieldTypeName = keyof typeof fieldTypes;

/** What is wrong with a value, as a sentence; undefined: nothing. A variable stands for anything but a comment. */
export function wrongValue(type: FieldTypeName, text: string): string | undefined {
  const { isValid, wants }: FieldType = fieldTypes[type];
  if (isValid(text)) return undefined;
  const mayVary =
    type !== 'comment' && type !== 'state' && type !== 'tcpFlags' && type !== 'yesNo' && type !== 'setFlags';
  if (mayVary && VARIABLE.test(text)) return undefined;
  return `Give ${wants}${mayVary ? ', or a variable such as $NAME' : ''}.`;
}
