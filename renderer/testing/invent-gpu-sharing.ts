import type { GuestRef } from '#shared/contract/guests.ts';
import type { RenderNode, SharingWay } from '#shared/contract/gpu-sharing.ts';

const nodes: RenderNode[] = [{ path: '/dev/dri/renderD128', name: 'Intel UHD Graphics 770', driver: 'i915' }];

const refusedVulkan: SharingWay = {
  api: 'vulkan',
  level: 'refused',
  reasons: [
    {
      text: 'Vulkan (venus) needs QEMU 9.2; this is 8.2.',
      remedy: 'Use OpenGL, or update QEMU on the host.',
    },
  ],
  edits: [],
};

export function inventSharing(kind: 'ready' | 'refused') {
  if (kind === 'ready') {
    const edits: SharingWay['edits'] = [{ op: 'add', element: 'graphics', values: { type: 'egl-headless' } }];
    return {
      ways: [{ api: 'opengl' as const, level: 'ready' as const, reasons: [], edits }, refusedVulkan],
      nodes,
    };
  }
  const reasons = [
    {
      text: 'The host has no GPU that can draw for a guest: there is no /dev/dri/renderD… there.',
      remedy: 'Load the driver of its GPU (i915, xe, amdgpu, nouveau …).',
    },
  ];
  const ways: SharingWay[] = [{ api: 'opengl', level: 'refused', reasons, edits: [] }, refusedVulkan];
  return { ways, nodes: [] };
}

export function inventSharingHost(
  kind: 'ready' | 'refused',
  guests: readonly (GuestRef & { name: string })[],
) {
  if (kind === 'refused') return { nodes: [], guests: [] };
  return {
    nodes,
    guests: guests.slice(0, 1).map(({ connection, uuid, name }) => ({
      guest: { connection, uuid },
      name,
      running: true,
    })),
  };
}
