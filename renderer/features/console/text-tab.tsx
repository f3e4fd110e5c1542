import { useParams } from '@tanstack/react-router';
import { OwnWindow } from './own-window.tsx';
import { TextConsole } from './text/text-console.tsx';
import { useConsoleGuest } from './use-console-guest.ts';

/** A serial or text console as a tab of its guest. */
export default function TextTab() {
  const { connection, uuid, alias } = useParams({ from: '/frame/guests/$connection/$uuid/text/$alias' });
  const { ref, guest, start } = useConsoleGuest({ connection, uuid });
  return (
    <TextConsole
      key={`${connection}/${uuid}/${alias}`}
      guestRef={ref}
      guest={guest}
      alias={alias}
      onStart={start}
    >
      <OwnWindow
        address={{ to: '/window/text/$connection/$uuid/$alias', params: { connection, uuid, alias } }}
      />
    </TextConsole>
  );
}
