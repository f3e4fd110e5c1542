import CommitIcon from '@mui/icons-material/LayersOutlined';
import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import ExportIcon from '@mui/icons-material/DriveFileMoveOutlined';
import LikeIcon from '@mui/icons-material/ControlPointDuplicateOutlined';
import LimitsIcon from '@mui/icons-material/SpeedOutlined';
import OpenIcon from '@mui/icons-material/OpenInNewOutlined';
import RenameIcon from '@mui/icons-material/DriveFileRenameOutlineOutlined';
import WaitIcon from '@mui/icons-material/TimerOutlined';
import type { Container } from '#shared/contract/containers.ts';
import type { Guest } from '#shared/contract/guests.ts';
import { isPossible } from '#shared/domain/guests/actions.ts';
import { containerActionSchema, type ContainerAction } from '#shared/contract/container-work.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import type { Command } from '../commands/registry.ts';
import { machineCounterpart } from '../guest-actions/counterparts.ts';
import { targetContainers, targetGuests } from '../guest-actions/targets.ts';
import { notify } from '../notifications/store.ts';
import { openOverlay } from '../overlays.ts';
import { runLike } from '../run-from.ts';
import { requestContainerAction, takers } from './act.ts';
import { firstAddress, firstPortAddress } from './first-address.ts';
import { isEngineReachable, whyEnginesAway } from './reach.ts';
import { tabCommands } from './tab-commands.ts';
import { containerActionLooks } from './table.ts';

/** Whom commands are about; asked each time. */
type Targets = () => readonly Container[];
/** Machines chosen together with them. */
type Beside = () => readonly Guest[];

function actionCommand(action: ContainerAction, targets: Targets, beside: Beside): Command {
  const { title, keys, icon, keywords = [] } = containerActionLooks[action];
  const same = machineCounterpart(action);
  return {
    id: `container.${action}`,
    title,
    section: 'Selected container',
    keys: [keys],
    keywords,
    icon,
    // A machine among them takes it too: then the machines' command is for both.
    available: () =>
      takers(targets(), action).length > 0 &&
      !(same && beside().some(guest => isPossible(same, guest.state))),
    blocked: () => whyEnginesAway(takers(targets(), action)),
    run: () => requestContainerAction(targets().filter(isEngineReachable), action),
  };
}

const keysOf = (containers: readonly Container[]) => containers.map(containerKey);

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  notify({ tone: 'success', text: `Copied ${text}.` });
}

const noMachines: Beside = () => [];

/** Everything that can be done with containers. */
export function containerCommandsFor(targets: Targets, beside: Beside = noMachines): Command[] {
  const blocked = () => whyEnginesAway(targets());
  const only = () => (targets().length === 1 && beside().length === 0 ? targets()[0] : undefined);
  /** About exactly one container. */
  const single = (
    looks: Pick<Command, 'id' | 'title' | 'icon' | 'keys' | 'keywords'>,
    run: (container: Container) => void | Promise<void>,
    fits: (container: Container) => boolean = () => true,
  ): Command => ({
    ...looks,
    section: 'Selected container',
    available: () => {
      const container = only();
      return container !== undefined && fits(container);
    },
    run: () => {
      const container = only();
      return container && run(container);
    },
  });
  const changing = (...given: Parameters<typeof single>): Command => ({ ...single(...given), blocked });
  return [
    ...containerActionSchema.options.map(action => actionCommand(action, targets, beside)),
    changing(
      {
        id: 'container.stop-within',
        title: 'Stop with a time-out…',
        icon: WaitIcon,
        keywords: ['wait', 'seconds'],
      },
      container => openOverlay({ kind: 'container-stop-within', container: containerKey(container) }),
      ({ state }) => isContainerActive(state),
    ),
    ...tabCommands(only),
    single(
      {
        id: 'container.open-port',
        title: 'Open in the browser',
        keys: ['O'],
        icon: OpenIcon,
        keywords: ['port', 'http'],
      },
      container => void window.open(firstPortAddress(container), '_blank', 'noopener,noreferrer'),
      container => firstPortAddress(container) !== undefined,
    ),
    single(
      {
        id: 'container.copy-address',
        title: 'Copy address',
        keys: ['C'],
        icon: CopyIcon,
        keywords: ['ip', 'port'],
      },
      container => copy(firstAddress(container) ?? ''),
      container => firstAddress(container) !== undefined,
    ),
    single({ id: 'container.copy-id', title: 'Copy id', icon: CopyIcon }, container => copy(container.id)),
    changing(
      {
        id: 'container.run-like',
        title: 'Run another like this one',
        icon: LikeIcon,
        keywords: ['copy', 'clone', 'duplicate', 'docker run', 'compose'],
      },
      container => runLike(container),
    ),
    changing({ id: 'container.rename', title: 'Rename…', keys: ['F2'], icon: RenameIcon }, container =>
      openOverlay({ kind: 'container-rename', container: containerKey(container) }),
    ),
    changing(
      {
        id: 'container.limits',
        title: 'Limits…',
        keys: ['Shift+L'],
        icon: LimitsIcon,
        keywords: ['memory', 'cpu', 'restart policy', 'update'],
      },
      container => openOverlay({ kind: 'container-limits', container: containerKey(container) }),
    ),
    changing(
      {
        id: 'container.commit',
        title: 'Make an image of it…',
        keys: ['Shift+M'],
        icon: CommitIcon,
        keywords: ['commit', 'snapshot'],
      },
      container => openOverlay({ kind: 'container-commit', container: containerKey(container) }),
    ),
    changing(
      {
        id: 'container.export',
        title: 'Export its files…',
        keys: ['E'],
        icon: ExportIcon,
        keywords: ['tar', 'download', 'save'],
      },
      container => openOverlay({ kind: 'container-export', container: containerKey(container) }),
    ),
    {
      id: 'container.remove',
      title: 'Remove…',
      section: 'Selected container',
      keys: ['Delete'],
      keywords: ['delete', 'rm'],
      icon: DeleteIcon,
      available: () => targets().length > 0,
      blocked,
      run: () => openOverlay({ kind: 'container-remove', containers: keysOf(targets()) }),
    },
  ];
}

/** About the containers that are selected, or the one that is open. */
export const containerCommands: readonly Command[] = containerCommandsFor(targetContainers, targetGuests);
