import ScreenIcon from '@mui/icons-material/DesktopWindowsOutlined';
import TerminalIcon from '@mui/icons-material/TerminalOutlined';
import Button from '@mui/material/Button';
import { useLocation } from '@tanstack/react-router';
import type { Guest } from '#shared/contract/guests.ts';
import { useUnreachable } from '#renderer/app/guest-actions/reach.ts';
import {
  openableDisplay,
  openableText,
  openScreen,
  openText,
} from '#renderer/app/guest-actions/open-console.ts';

/** The way to the guest's screen, or to its text console when it has no screen. */
export function ScreenButton({ guest }: { guest: Guest }) {
  const away = useUnreachable(guest);
  const inConsole = useLocation({ select: ({ pathname }) => /\/(display|text)\//.test(pathname) });
  if (inConsole) return null;
  const screen = openableDisplay(guest) !== undefined;
  if (!screen && openableText(guest) === undefined) return null;
  return (
    <span title={away}>
      <Button
        variant="contained"
        color="primary"
        startIcon={screen ? <ScreenIcon /> : <TerminalIcon />}
        title={screen ? 'Open screen (O)' : 'Open text console (Shift O)'}
        disabled={away !== undefined}
        onClick={() => (screen ? openScreen(guest) : openText(guest))}
      >
        {screen ? 'Open screen' : 'Open console'}
      </Button>
    </span>
  );
}
