import { useParams } from '@tanstack/react-router';
import { ConsoleWindow, WindowControls } from './console-window.tsx';
import { TextConsole } from './text/text-console.tsx';
import { useConsoleGuest } from './use-console-guest.ts';

/** A serial or text console in a window of its own. */
export default function TextWindow() {
  const { connection, uuid, alias } = useParams({ from: '/window/text/$connection/$uuid/$alias' });
  const { ref, guest, start } = useConsoleGuest({ connection, uuid });
  return (
    <ConsoleWindow guest={guest} what={alias}>
      <TextConsole guestRef={ref} guest={guest} alias={alias} takesOver onStart={start}>
        <WindowControls guest={guest} />
      </TextConsole>
    </ConsoleWindow>
  );
}
