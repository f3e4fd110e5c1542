import type { SvgIconComponent } from '@mui/icons-material';
import ApplianceIcon from '@mui/icons-material/Inventory2Outlined';
import CloudIcon from '@mui/icons-material/CloudOutlined';
import DiskIcon from '@mui/icons-material/StorageOutlined';
import IsoIcon from '@mui/icons-material/AlbumOutlined';
import KernelIcon from '@mui/icons-material/TerminalOutlined';
import NetworkIcon from '@mui/icons-material/LanOutlined';
import NoneIcon from '@mui/icons-material/CheckBoxOutlineBlankOutlined';
import TreeIcon from '@mui/icons-material/AccountTreeOutlined';
import type { GuestSource } from '#shared/contract/create/source.ts';
import { imageOf } from '../../wizard/draft.ts';

export type SourceKind = GuestSource['kind'];

/** In the order they are offered. */
export const sourceKinds: readonly {
  value: SourceKind;
  label: string;
  about: string;
  icon: SvgIconComponent;
}[] = [
  { value: 'iso', icon: IsoIcon, label: 'ISO file', about: 'Installs a system from its medium.' },
  {
    value: 'cloud-image',
    icon: CloudIcon,
    label: 'Cloud image',
    about: 'A prepared system, set up at its first start.',
  },
  { value: 'disk-image', icon: DiskIcon, label: 'Disk image', about: 'A disk that a system is on already.' },
  {
    value: 'appliance',
    icon: ApplianceIcon,
    label: 'Appliance',
    about: 'A machine of another hypervisor: OVA, OVF or VMX.',
  },
  {
    value: 'network-boot',
    icon: NetworkIcon,
    label: 'Network boot',
    about: 'Asks its network what to start (PXE).',
  },
  {
    value: 'install-tree',
    icon: TreeIcon,
    label: 'Install tree',
    about: 'A distribution’s folder on the web.',
  },
  { value: 'kernel', icon: KernelIcon, label: 'Kernel', about: 'A kernel that is started directly.' },
  { value: 'none', icon: NoneIcon, label: 'Nothing', about: 'An empty guest; media can be added later.' },
];

/** The source of another kind, with what of the old one still makes sense. */
export function sourceOf(kind: SourceKind, before: GuestSource): GuestSource {
  const image = imageOf(before) ?? '';
  switch (kind) {
    case 'iso':
    case 'cloud-image':
    case 'disk-image':
      return { kind, image };
    case 'appliance':
      return { kind, path: image.startsWith('/') ? image : '' };
    case 'install-tree':
      return { kind, url: /^https?:/.test(image) ? image : '' };
    case 'kernel':
      return { kind, kernel: '' };
    case 'network-boot':
    case 'none':
      return { kind };
  }
}
