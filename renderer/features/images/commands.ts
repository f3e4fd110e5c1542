import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import LxcIcon from '@mui/icons-material/DnsOutlined';
import MachineIcon from '@mui/icons-material/DesktopWindowsOutlined';
import PushIcon from '@mui/icons-material/FileUploadOutlined';
import RunIcon from '@mui/icons-material/PlayArrow';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import TagIcon from '@mui/icons-material/LocalOfferOutlined';
import type { Command } from '#renderer/app/commands/registry.ts';
import { lxcOfImage } from '#renderer/app/lxc-from.ts';
import { openOverlay } from '#renderer/app/overlays.ts';
import { runImage } from '#renderer/app/run-from.ts';
import type { Image } from '#shared/contract/images/image.ts';

/** What is asked about one image in a dialog. */
export type AskedOfImage = 'tag' | 'push' | 'save' | 'remove';

/** All that can be done with an image: for its panel, the menu of its row, its keys and the palette. */
export function imageCommands(image: Image, ask: (asked: AskedOfImage) => void): Command[] {
  const { engine, id, tags } = image;
  const reference = tags[0] ?? id;
  const section = 'Selected image';
  return [
    {
      id: 'image.run',
      title: 'Run…',
      section,
      keys: ['R'],
      keywords: ['start', 'container', 'docker run'],
      icon: RunIcon,
      run: () => runImage(engine, reference),
    },
    { id: 'image.tag', title: 'Tag…', section, icon: TagIcon, run: () => ask('tag') },
    {
      id: 'image.push',
      title: 'Push…',
      section,
      keywords: ['registry', 'upload'],
      icon: PushIcon,
      blocked: () => (tags.length === 0 ? 'It has no name to be pushed to: tag it first.' : undefined),
      run: () => ask('push'),
    },
    {
      id: 'image.save',
      title: 'Save…',
      section,
      keys: ['E'],
      keywords: ['tar', 'export', 'download'],
      icon: SaveIcon,
      run: () => ask('save'),
    },
    {
      id: 'image.machine',
      title: 'Make a machine of it…',
      section,
      keywords: ['vm', 'disk', 'kernel'],
      icon: MachineIcon,
      run: () => openOverlay({ kind: 'image-machine', engine, image: reference }),
    },
    {
      id: 'image.lxc',
      title: 'Make a Linux container of it…',
      section,
      keywords: ['lxc', 'libvirt', 'root folder'],
      icon: LxcIcon,
      run: () => lxcOfImage(engine, reference),
    },
    {
      id: 'image.remove',
      title: 'Remove…',
      section,
      keys: ['Delete'],
      keywords: ['delete', 'rmi'],
      icon: DeleteIcon,
      run: () => ask('remove'),
    },
  ];
}

/** In the order of the panel and of the menu. */
export const imageMenuGroups: readonly (readonly string[])[] = [
  ['image.run'],
  ['image.tag', 'image.push', 'image.save'],
  ['image.machine', 'image.lxc'],
  ['image.remove'],
];
