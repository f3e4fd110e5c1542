import { bestNode, needsNvidia } from './render-node.ts';
import type { Findings, Reason, SharingFacts } from './facts.ts';

/** What OpenGL and Vulkan both need. */
export function findCommon(facts: SharingFacts): Findings {
  const refused = [hypervisor(facts), display(facts), graphics(facts), node(facts)];
  const risks = [nvidia(facts), unknown(facts)];
  return { refused: refused.flatMap(reason => reason ?? []), risks: risks.flatMap(reason => reason ?? []) };
}

function hypervisor({ driver, guest }: SharingFacts): Reason | undefined {
  if (!/^qemu$/i.test(driver)) return { text: 'Only QEMU shares a GPU with its guests.' };
  if (guest.type !== 'kvm' && guest.type !== 'qemu') return { text: 'Only guests of QEMU can have it.' };
  return undefined;
}

/** The only screen a guest may have for it is drawn by QEMU itself. */
function display({ guest, videos }: SharingFacts): Reason | undefined {
  if (videos !== undefined && !videos.includes('virtio'))
    return {
      text: 'This QEMU has no virtio display for the guest’s machine.',
      remedy:
        'Install QEMU’s virtio display (on Debian: qemu-system-x86; on Fedora: qemu-device-display-virtio-vga-gl).',
    };
  const { videos: cards } = guest.devices;
  if (cards.items.some(({ driver }) => driver === 'vhostuser'))
    return {
      text: 'Its display card is served by a process of its own (vhost-user), which does its own drawing.',
    };
  return undefined;
}

function graphics({ graphics: types, libvirt, qemu, guest }: SharingFacts): Reason | undefined {
  if (qemu !== undefined && qemu < 2_010_000)
    return { text: 'It needs QEMU 2.10.', remedy: 'Update QEMU on the host.' };
  if (libvirt !== undefined && libvirt < 4_006_000)
    return { text: 'It needs libvirt 4.6.', remedy: 'Update libvirt on the host.' };
  if (types !== undefined && !types.includes('egl-headless') && !drawsByItself(guest))
    return {
      text: 'This QEMU cannot draw with a GPU and without a window (egl-headless).',
      remedy:
        'Install its OpenGL part: qemu-system-modules-opengl on Debian 13 and Ubuntu 24.04, qemu-ui-egl-headless on Fedora.',
    };
  return undefined;
}

/** A screen that draws with the GPU already. */
export function drawsByItself(guest: SharingFacts['guest']): boolean {
  return guest.devices.graphics.items.some(({ type, gl }) => type === 'egl-headless' || gl === true);
}

function node({ nodes, session }: SharingFacts): Reason | undefined {
  if (nodes === undefined) return undefined;
  if (nodes.length === 0)
    return {
      text: 'The host has no GPU that can draw for a guest: there is no /dev/dri/renderD… there.',
      remedy:
        'Load the driver of its GPU (i915, xe, amdgpu, nouveau …). A GPU that is given to a guest whole cannot be shared as well.',
    };
  if (bestNode(nodes) !== undefined) return undefined;
  const paths = nodes.map(({ path }) => path).join(' and ');
  return session
    ? {
        text: `Your account may not open ${paths}, and QEMU runs by it in this session.`,
        remedy: 'Have yourself added to the group render (sudo usermod -aG render NAME) and log in anew.',
      }
    : {
        text: `QEMU may not open ${paths}.`,
        remedy: 'Give the group render the right to read and write it.',
      };
}

function nvidia({ nodes, session }: SharingFacts): Reason | undefined {
  if (nodes === undefined || !needsNvidia(nodes)) return undefined;
  return {
    text: 'The only GPU is driven by NVIDIA’s own driver: QEMU often stops with “eglInitialize failed” there.',
    remedy: session
      ? 'Use driver 495 or newer, with nvidia-drm.modeset=1.'
      : 'Use driver 495 or newer, with nvidia-drm.modeset=1, and add /dev/nvidiactl, /dev/nvidia0 and /dev/nvidia-modeset to cgroup_device_acl in /etc/libvirt/qemu.conf.',
  };
}

function unknown({ nodes, graphics: types }: SharingFacts): Reason | undefined {
  if (nodes === undefined)
    return { text: 'Whether the host has a GPU that can draw cannot be told from here.' };
  if (types === undefined) return { text: 'This libvirt does not tell what its QEMU can draw with.' };
  return undefined;
}
