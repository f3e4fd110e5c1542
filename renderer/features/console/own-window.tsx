import OpenInNewIcon from '@mui/icons-material/OpenInNewOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import { openOwnWindow, type ConsoleAddress } from '#renderer/app/own-window.ts';

/** Opens this console in a window of its own. */
export function OwnWindow({ address }: { address: ConsoleAddress }) {
  return (
    <Tooltip title="Open in a window of its own">
      <IconButton aria-label="Open in a window of its own" onClick={() => openOwnWindow(address)}>
        <OpenInNewIcon />
      </IconButton>
    </Tooltip>
  );
}
