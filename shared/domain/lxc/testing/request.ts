import { type LxcRequest, lxcRequestSchema } from '../../../contract/lxc.ts';
import { MiB } from '../../units.ts';
import type { LxcFacts } from '../facts.ts';

/** For tests: a whole system from a tarball, with users of its own. */
export const lxcRequest = (change: object = {}): LxcRequest =>
  lxcRequestSchema.parse({
    connection: 'lxc',
    name: 'web',
    root: { kind: 'tarball', path: '/srv/web.tar' },
    runs: { kind: 'system', init: '/sbin/init' },
    memory: 256 * MiB,
    vcpus: 1,
    firstId: 1_000_000,
    network: { to: 'network', network: 'default' },
    folders: [],
    capabilities: { policy: 'default', keep: [], drop: [] },
    autostart: false,
    start: true,
    ...change,
  });

export const lxcFacts = (change: Partial<LxcFacts> = {}): LxcFacts => ({
  host: 'This computer',
  local: true,
  names: [],
  tools: ['mmdebstrap', 'debootstrap'],
  networks: [{ name: 'default', active: true }],
  bridges: ['br0'],
  parent: '/roots',
  parentTaken: false,
  ranges: [],
  strayHierarchy: false,
  root: { absent: false, programAbsent: false, usedBy: [] },
  missing: [],
  ...change,
});
