import { implement } from '@orpc/server';
import { type FilterUser, filtersContract } from '#shared/contract/filters.ts';
import { type WiringMap, wiringContract } from '#shared/contract/wiring.ts';
import { readForm } from '#shared/domain/filters/form.ts';
import { describeFilters, type KnownFilter } from '#shared/domain/filters/list.ts';
import { planFilter } from '#shared/domain/filters/plan-filter.ts';
import { describeWiring } from '#shared/domain/wiring/describe-wiring.ts';
import { inventWiring, uuidOf } from '#shared/domain/wiring/testing/invent-host.ts';
import { inventManyNetworks } from '#shared/domain/wiring/testing/invent-many.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';

const ended = (signal: AbortSignal | undefined) =>
  new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve()));

const inventWiringMap = (): WiringMap => ({
  ...describeWiring(inventWiring()),
  source: 'host',
  missing: [],
  readAt: 0,
});

export const inventManyWires = (): WiringMap => ({
  ...inventWiringMap(),
  ...describeWiring(inventManyNetworks(200)),
});

export const noWires: WiringMap = {
  nodes: [],
  wires: [],
  source: 'libvirt',
  missing: ['There is no way to the files of this host: only libvirt was asked.'],
  readAt: 0,
};

export function wiringRouter(map: WiringMap = inventWiringMap()) {
  const os = implement(wiringContract);
  return os.router({
    map: os.map.handler(() => map),
    watch: os.watch.handler(async function* ({ signal }) {
      await ended(signal);
      yield { changedAt: 0 };
    }),
    rates: os.rates.handler(async function* ({ signal }) {
      yield {
        rates: [
          { link: 'eno1', received: 11_800_000, sent: 940_000 },
          { link: 'bond0', received: 11_800_000, sent: 940_000 },
          { link: 'vnet1', received: 61_000, sent: 2_400_000 },
          { link: 'vnet3', received: 640, sent: 9_300_000 },
        ],
      };
      await ended(signal);
    }),
  });
}

const filterOf = (digit: number, name: string, inside: string, chain = 'root'): KnownFilter => {
  const xml = `<filter name='${name}' chain='${chain}'>\n  <uuid>${uuidOf(digit)}</uuid>\n${inside}</filter>\n`;
  return { uuid: uuidOf(digit), xml, form: readForm(parseDocument(xml).root) };
};

const inventFilters = (): KnownFilter[] => [
  filterOf(
    2,
    'clean-traffic',
    "  <filterref filter='no-mac-spoofing'/>\n  <rule action='accept' direction='out' priority='-650'>\n    <mac protocolid='ipv4'/>\n  </rule>\n",
  ),
  filterOf(
    3,
    'no-mac-spoofing',
    "  <rule action='drop' direction='out'>\n    <mac match='no' srcmacaddr='$MAC'/>\n  </rule>\n",
    'mac',
  ),
  filterOf(
    4,
    'web-server',
    "  <filterref filter='clean-traffic'/>\n  <rule action='accept' direction='in' priority='100'>\n    <tcp dstportstart='80' dstportend='443'/>\n  </rule>\n  <rule action='drop' direction='in' priority='900'>\n    <all srcipaddr='$BLOCKED'/>\n  </rule>\n",
  ),
];

const users = new Map<string, FilterUser[]>([
  [
    'web-server',
    [
      {
        guest: {
          connection: 'system' as FilterUser['guest']['connection'],
          name: 'web',
          uuid: uuidOf(1001),
          running: true,
        },
        mac: '52:54:00:6b:29:01',
        parameters: [{ name: 'BLOCKED', value: '10.0.0.66' }],
      },
    ],
  ],
]);

export function filtersRouter(known: KnownFilter[] = inventFilters()) {
  const os = implement(filtersContract);
  const all = () => describeFilters(known, users);
  return os.router({
    list: os.list.handler(() => ({ supported: true, filters: all() })),
    watch: os.watch.handler(async function* ({ signal }) {
      await ended(signal);
      yield { changedAt: 0 };
    }),
    get: os.get.handler(({ input }) => {
      const [filter, found] = [all(), known].map(list => list.find(({ uuid }) => uuid === input.uuid));
      if (!filter || !found || !('usedBy' in filter) || !('xml' in found))
        throw new Error('There is no such filter.');
      return { filter, xml: found.xml, form: found.form };
    }),
    plan: os.plan.handler(({ input }) => {
      const { plan } = planFilter(input.action, { known, users });
      return { ...plan, stamp: 'as-shown' };
    }),
    run: os.run.handler(() => ({ job: 'job-7' })),
  });
}
