import OpenInNewIcon from '@mui/icons-material/OpenInNewOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { openOwnWindow } from '#renderer/app/own-window.ts';
import { usePanelContainer } from '../panel-container.ts';
import { ShellsOf } from './shells-of.tsx';

/** Shells inside the container, and its main process. */
export default function ShellTab() {
  const container = usePanelContainer();
  const { engine, id } = container;
  return (
    <ShellsOf container={container}>
      <Tooltip title="Open in a window of its own">
        <IconButton
          aria-label="Open in a window of its own"
          onClick={() => openOwnWindow({ to: '/window/shell/$engine/$id', params: { engine, id } })}
        >
          <OpenInNewIcon />
        </IconButton>
      </Tooltip>
    </ShellsOf>
  );
}
