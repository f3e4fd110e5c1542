import { video as videoView } from '../../../libvirt-xml/devices/video.ts';
import { drivesVirtio } from '../../overview/facts.ts';
import { openPage, set } from '../../overview/remedies.ts';
import type { DeviceRule } from '../rule.ts';

const label = 'Display';

export const videoLayer: DeviceRule = ({ id, node }, facts) => {
  const video = videoView.of(node);
  const { model } = video;
  if (model === 'none') return undefined;
  if (video.driver === 'vhostuser')
    return { label, path: 'vhost-user', how: 'virtio-gpu, drawn by a program of its own' };
  if (model === 'virtio') {
    if (video.acceleration3d === true)
      return { label, path: 'paravirtual', how: 'virtio-gpu 3D: the host’s GPU draws' };
    return {
      label,
      path: 'paravirtual',
      how: 'virtio-gpu, drawn by the processor',
      ...(facts.accelerated3d === true && {
        faster: {
          what: '3D through the host’s GPU',
          why: 'Desktops with effects draw many times faster. It needs a display with OpenGL.',
          remedy: openPage('Display settings', `hardware/${id}`),
        },
      }),
    };
  }
  if (model === 'qxl') return { label, path: 'paravirtual', how: 'QXL, for SPICE' };
  if (model === 'xen') return { label, path: 'paravirtual', how: 'Xen’s frame buffer' };
  return {
    label,
    path: 'emulated',
    how: `${model ?? 'VGA'}, emulated`,
    why: 'A plain frame buffer; the guest’s processor draws each pixel.',
    ...(drivesVirtio(facts) === true && {
      faster: {
        what: 'virtio-gpu',
        why: `It tells what has changed instead of being searched for it. ${facts.system?.label ?? ''} has the driver.`,
        remedy: set('Switch to virtio', id, { model: 'virtio' }),
      },
    }),
  };
};
