import FirmwareIcon from '@mui/icons-material/VerifiedUserOutlined';
import PlaceIcon from '@mui/icons-material/LabelOutlined';
import SourceIcon from '@mui/icons-material/AlbumOutlined';
import SummaryIcon from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from 'react';
import type { WizardPage } from './wizard/page.ts';

/** The pages of the Expert view, in order. */
export const wizardPages: readonly WizardPage[] = [
  {
    id: 'source',
    title: 'System and source',
    icon: SourceIcon,
    fields: ['source', 'osId', 'arch', 'cloudInit', 'unattended'],
    topics: ['system', 'source', 'medium', 'cloud-init', 'unattended', 'architecture'],
    content: lazy(() => import('./pages/source/source-page.tsx')),
  },
  {
    id: 'place',
    title: 'Name and place',
    icon: PlaceIcon,
    fields: ['name', 'title', 'description', 'group', 'tags', 'connection', 'pool', 'autostart'],
    topics: ['name', 'pool', 'place', 'autostart'],
    content: lazy(() => import('./pages/place/place-page.tsx')),
  },
  // wizard-b: cpu
  {
    id: 'firmware',
    title: 'Firmware and security',
    icon: FirmwareIcon,
    fields: ['firmware', 'secureBoot', 'machine', 'extras.tpm'],
    topics: ['firmware', 'machine', 'tpm'],
    content: lazy(() => import('./pages/firmware/firmware-page.tsx')),
  },
  // wizard-b: disks, network, screen, devices, extras
  {
    id: 'summary',
    title: 'Summary',
    icon: SummaryIcon,
    fields: ['xml'],
    topics: ['xml'],
    content: lazy(() => import('./pages/summary/summary-page.tsx')),
  },
];
