import ScreenIcon from '@mui/icons-material/DesktopWindowsOutlined';
import TerminalIcon from '@mui/icons-material/TerminalOutlined';
import Button from '@mui/material/Button';
import { useLocation } from '@tanstack/react-router';
import type { Guest } from '#shared/contract/guests.ts';
import {
  openableDisplay,
  openableText,
  openScreen,
  openText,
} from '#renderer/app/guest-actions/open-console.ts';

/** The way to the guest's screen, or to its text console when it has no screen. */
export function ScreenButton({ guest }: { guest: Guest }) {
  const inConsole = useLocation({ select: ({ pathname }) => /\/(display|text)\//.test(pathname) });
  if (inConsole) return null;
  if (openableDisplay(guest) !== undefined) {
    return (
      <Button
        variant="contained"
        color="primary"
        startIcon={<ScreenIcon />}
        title="Open screen (O)"
        onClick={() => openScreen(guest)}
      >
        Open screen
      </Button>
    );
  }
  if (openableText(guest) === undefined) return null;
  return (
    <Button
      variant="contained"
      color="primary"
      startIcon={<TerminalIcon />}
      title="Open text console (Shift O)"
      onClick={() => openText(guest)}
    >
      Open console
    </Button>
  );
}
