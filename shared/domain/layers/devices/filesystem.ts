import { filesystem } from '../../../libvirt-xml/devices/filesystem.ts';
import { openPage } from '../../overview/remedies.ts';
import type { DeviceRule } from '../rule.ts';

export const filesystemLayer: DeviceRule = ({ id, node }, facts) => {
  const folder = filesystem.of(node);
  const label = `Folder ${folder.target ?? ''}`.trim();
  if (facts.document.type === 'lxc') return { label, path: 'container', how: 'Mounted by the host’s kernel' };
  if (folder.driver === 'virtiofs') {
    return {
      label,
      path: 'vhost-user',
      how: 'virtiofs, served by virtiofsd',
      why: 'virtiofsd shares the guest’s memory, so files are not copied through QEMU.',
    };
  }
  return {
    label,
    path: 'paravirtual',
    how: '9p over virtio, served by QEMU',
    why: 'Each operation is a message to QEMU and back.',
    faster: {
      what: 'virtiofs',
      why: 'It behaves like a local file system and is several times faster. It needs shared memory.',
      remedy: openPage('Folder settings', `hardware/${id}`),
    },
  };
};
