import { type Expected, isBelow, later, type LiveRules, NOW } from './live-rules.ts';
import type { Item } from './item-id.ts';

const FIXED = 'This hypervisor takes it up when the guest starts.';

/** src/lxc/lxc_driver.c: devices that come and go, and what control groups limit. */
export const lxcRules: LiveRules = {
  set: ({ element }, path) => {
    if (element !== 'domain') return later('A container’s device cannot be changed while it runs.');
    const tuned = ['title', 'description', 'metadata', 'currentMemory', 'memtune', 'blkiotune'];
    const shares = ['cputune/shares', 'cputune/period', 'cputune/quota'];
    return isBelow(path, ...tuned, ...shares) ? NOW : later('A container is given this when it starts.');
  },
  plug: comesAndGoes(
    ({ element, node }) => element === 'interface' || element === 'hostdev' || isBlock(node),
  ),
  unplug: comesAndGoes(
    ({ element, node }) => element === 'interface' || element === 'hostdev' || isBlock(node),
  ),
};

const isBlock = (node: Item['node']) => node.name === 'disk' && node.attr('type') === 'block';

/** src/libxl/libxl_driver.c. */
export const xenRules: LiveRules = {
  set: ({ element, node }, path) => {
    if (element === 'domain') {
      const tuned = ['title', 'description', 'metadata', 'currentMemory', 'vcpu/@current', 'cputune/vcpupin'];
      return isBelow(path, ...tuned) ? NOW : later(FIXED);
    }
    return element === 'disk' && node.attr('device') === 'cdrom' && isBelow(path, 'source')
      ? NOW
      : later(FIXED);
  },
  plug: comesAndGoes(({ element }) => ['disk', 'interface', 'hostdev', 'controller'].includes(element)),
  unplug: comesAndGoes(({ element }) => ['disk', 'interface', 'hostdev', 'controller'].includes(element)),
};

/** Any other driver, libvirt's own test driver among them: what its calls for a running guest say of themselves. */
export const otherRules: LiveRules = {
  set: ({ element }, path) =>
    element === 'domain' &&
    isBelow(path, 'title', 'description', 'metadata', 'currentMemory', 'vcpu/@current')
      ? NOW
      : later(FIXED),
  plug: () => later(FIXED),
  unplug: () => later(FIXED),
};

function comesAndGoes(can: (item: Item) => boolean): (item: Item) => Expected {
  return item =>
    can(item) ? NOW : later('This hypervisor has no call to plug it in or out while the guest runs.');
}
