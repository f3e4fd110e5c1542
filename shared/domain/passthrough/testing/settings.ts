import type { PassthroughRequest } from '../../../contract/passthrough-request.ts';
import type { HostTopology } from '../../../contract/topology.ts';
import type { ConnectionId, Uuid } from '../../../contract/values.ts';
import { domain } from '../../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../../libvirt-xml/xml/parse.ts';
import type { DeviceClaim } from '../../devices/claims.ts';
import { deviceMap } from '../../devices/device-map.ts';
import type { DeviceFacts } from '../../devices/facts.ts';
import { GiB } from '../../units.ts';
import type { GuestFacts, HostSituation, Setting } from '../setting.ts';
import { modern } from './guests.ts';

const uuid = '5f0b2c1e-2d35-4a36-9d6f-0f3f2f8f6a11' as Uuid;

/** Eight cores of two threads, four on each of two nodes. */
export const twoNodes: HostTopology = {
  cpus: Array.from({ length: 16 }, (_, id) => ({
    id,
    package: id % 8 < 4 ? 0 : 1,
    die: 0,
    core: id % 8,
    node: id % 8 < 4 ? 0 : 1,
    online: true,
  })),
  caches: [],
  nodes: [0, 1].map(id => ({ id, memory: 16 * GiB, free: 12 * GiB, hugePages: [] })),
  pinned: {},
};

interface Given {
  readonly facts: DeviceFacts;
  readonly ask: Partial<Omit<PassthroughRequest, 'guest'>> & Pick<PassthroughRequest, 'devices'>;
  readonly xml?: string;
  readonly guest?: Partial<GuestFacts>;
  readonly host?: Partial<HostSituation>;
  readonly claims?: readonly DeviceClaim[];
}

/** A guest and a host as tests want them. */
export function setting({ facts, ask, xml = modern, guest, host, claims = [] }: Given): Setting {
  return {
    request: { guest: { connection: 'system' as ConnectionId, uuid }, ...ask },
    facts,
    map: deviceMap(facts, { source: 'live', readAt: 0, claims }),
    guest: {
      name: 'games',
      uuid,
      state: 'off',
      persistent: true,
      xml,
      document: domain.of(parseDocument(xml).root),
      ...guest,
    },
    host: {
      label: 'this computer',
      driver: 'QEMU',
      session: false,
      topology: twoNodes,
      memory: 32 * GiB,
      freeMemory: 20 * GiB,
      ...host,
    },
  };
}
