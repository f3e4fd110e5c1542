import { useParams } from '@tanstack/react-router';
import { go } from '#renderer/app/go.ts';
import { ConsoleWindow, WindowControls } from './console-window.tsx';
import { DisplayConsole } from './display/display-console.tsx';
import { useConsoleGuest } from './use-console-guest.ts';

/** A screen in a window of its own. */
export default function DisplayWindow() {
  const { connection, uuid, index } = useParams({ from: '/window/display/$connection/$uuid/$index' });
  const { ref, guest, start, addVnc } = useConsoleGuest({ connection, uuid });
  return (
    <ConsoleWindow guest={guest} what="screen">
      <DisplayConsole
        guestRef={ref}
        guest={guest}
        index={Number(index)}
        onStart={start}
        display={{
          onAddVnc: addVnc,
          onOther: other =>
            void go({
              to: '/window/display/$connection/$uuid/$index',
              params: { connection, uuid, index: String(other) },
            }),
        }}
      >
        <WindowControls guest={guest} />
      </DisplayConsole>
    </ConsoleWindow>
  );
}
