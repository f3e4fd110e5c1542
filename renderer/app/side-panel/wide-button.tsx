import NarrowIcon from '@mui/icons-material/CloseFullscreenOutlined';
import WideIcon from '@mui/icons-material/OpenInFullOutlined';
import IconButton from '@mui/material/IconButton';
import type { Command } from '#renderer/app/commands/registry.ts';
import { useCommands } from '#renderer/app/commands/use-commands.ts';
import { setWidePanel, useWidePanel } from '#renderer/app/wide-panel.ts';

const commands: readonly Command[] = [
  {
    id: 'view.wide-panel',
    title: 'Fold the list away or bring it back',
    section: 'View',
    keys: ['W'],
    keywords: ['wide', 'room', 'full'],
    icon: WideIcon,
    run: () => setWidePanel(!useWidePanel.getState().wide),
  },
];

/** Gives the guest's page the list's room, or gives it back. */
export function WideButton() {
  useCommands(commands);
  const wide = useWidePanel(state => state.wide);
  const title = wide ? 'Bring the list back' : 'Fold the list away';
  return (
    <IconButton aria-label={title} title={`${title} (W)`} onClick={() => setWidePanel(!wide)}>
      {wide ? <NarrowIcon /> : <WideIcon />}
    </IconButton>
  );
}
