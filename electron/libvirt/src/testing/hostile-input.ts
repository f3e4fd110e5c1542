import { events, procedures } from '../protocol/generated/tables.ts';
import { HEADER_SIZE, type Header, MessageType, Status, writeHeader } from '../wire/frame.ts';
import { encode } from './fake-daemon.ts';

/** A number from 0 up to, not including, 1. */
export type Random = () => number;

const dom = { name: 'guest', uuid: '00000000-0000-0000-0000-000000000001', id: 1 };

function frame(header: Omit<Header, 'version'>, payload: Buffer = Buffer.alloc(0)): Buffer {
  const bytes = Buffer.alloc(HEADER_SIZE + payload.length);
  writeHeader(bytes, bytes.length, header);
  payload.copy(bytes, HEADER_SIZE);
  return bytes;
}

function reply(
  call: string,
  serial: number,
  struct: string,
  value: object,
  status: number = Status.ok,
): Buffer {
  const { program = 0, procedure = 0 } = procedures[call] ?? {};
  return frame({ program, procedure, type: MessageType.reply, serial, status }, encode(struct, value));
}

function onStream(call: string, serial: number, type: number, status: number, payload?: Buffer): Buffer {
  const { program = 0, procedure = 0 } = procedures[call] ?? {};
  return frame({ program, procedure, type, serial, status }, payload);
}

const ERROR = {
  code: 42,
  domain: 10,
  message: 'no domain',
  level: 2,
  dom,
  str1: 'a',
  str2: null,
  str3: null,
  int1: 1,
  int2: 2,
  net: null,
};
const PARAMS = [
  { field: 'state.state', value: { type: 'int', value: 1 } },
  { field: 'cpu.time', value: { type: 'ullong', value: 12n } },
  { field: 'block.0.name', value: { type: 'string', value: 'vda' } },
];

/** What a good daemon would send to the calls, streams and listeners of `feed`. */
const GOOD: readonly Buffer[] = [
  reply('connectListAllDomains', 1, 'connect_list_all_domains_ret', { domains: [dom, dom], ret: 2 }),
  reply('connectGetAllDomainStats', 2, 'connect_get_all_domain_stats_ret', {
    retStats: [{ dom, params: PARAMS }],
  }),
  reply('domainGetBlockJobInfo', 3, 'error', ERROR, Status.error),
  onStream('domainOpenConsole', 4, MessageType.reply, Status.ok),
  onStream('domainOpenConsole', 4, MessageType.stream, Status.continue, Buffer.from('login: ')),
  onStream('domainOpenConsole', 4, MessageType.stream, Status.error, encode('error', ERROR)),
  onStream('storageVolDownload', 5, MessageType.reply, Status.ok),
  onStream('storageVolDownload', 5, MessageType.stream, Status.continue, Buffer.alloc(1000, 1)),
  onStream(
    'storageVolDownload',
    5,
    MessageType.hole,
    Status.continue,
    Buffer.from('000000000000200000000000', 'hex'),
  ),
  onStream('storageVolDownload', 5, MessageType.stream, Status.continue),
  onStream('storageVolDownload', 5, MessageType.stream, Status.ok),
  frame({ program: 0x6b65_6570, procedure: 1, type: MessageType.event, serial: 0, status: Status.ok }),
  ...['domainLifecycle', 'domainMetadataChange', 'secretLifecycle'].map(eventFrame),
];

function eventFrame(name: string): Buffer {
  const { program = 0, procedure = 0, message = '' } = events[name] ?? {};
  const lifecycle = { dom, event: 2, detail: 0 };
  const secret = { uuid: dom.uuid, usageType: 1, usageId: 'x' };
  const value = { callbackId: 1, msg: lifecycle, dom, type: 1, nsuri: null, secret, event: 0, detail: 0 };
  return frame(
    { program, procedure, type: MessageType.event, serial: 0, status: Status.ok },
    encode(message, value),
  );
}

const below = (random: Random, limit: number): number => Math.floor(random() * limit);

/** Numbers that break careless arithmetic. */
const EDGES = [
  0, 1, 3, 4, 27, 28, 0x7fff_ffff, 0x8000_0000, 0xffff_fffc, 0xffff_ffff, 33_554_436, 33_554_437, 4_194_305,
];

function mutate(bytes: Buffer, random: Random): Buffer {
  switch (below(random, 6)) {
    case 0: {
      bytes[below(random, bytes.length)] = below(random, 256);
      return bytes;
    }
    case 1: {
      const word = below(random, Math.floor(bytes.length / 4)) * 4;
      bytes.writeUInt32BE(EDGES[below(random, EDGES.length)] ?? 0, word);
      return bytes;
    }
    case 2:
      return bytes.subarray(0, below(random, bytes.length));
    case 3:
      return Buffer.concat([bytes, Buffer.alloc(below(random, 64), below(random, 256))]);
    case 4: {
      // The right length around the wrong content gets past the outer check.
      const cut = Buffer.from(bytes.subarray(0, Math.max(HEADER_SIZE, below(random, bytes.length))));
      cut.writeUInt32BE(cut.length, 0);
      return cut;
    }
    default:
      return bytes;
  }
}

/** A conversation with damage in it, cut into chunks at random places; the same `random` gives the same. */
export function hostileInput(random: Random): Buffer[] {
  const frames: Buffer[] = [];
  const start = below(random, GOOD.length);
  for (let i = 0; i <= below(random, GOOD.length); i++) {
    const good = Buffer.from(GOOD[(start + i) % GOOD.length] ?? []);
    frames.push(random() < 0.4 ? mutate(good, random) : good);
  }
  const bytes = Buffer.concat(frames);
  const chunks: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = from + 1 + below(random, random() < 0.5 ? 16 : bytes.length);
    chunks.push(bytes.subarray(from, to));
    from = to;
  }
  return chunks;
}
