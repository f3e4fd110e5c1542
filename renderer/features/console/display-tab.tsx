import { useParams } from '@tanstack/react-router';
import { DisplayConsole } from './display/display-console.tsx';
import { OwnWindow } from './own-window.tsx';
import { useConsoleGuest } from './use-console-guest.ts';

/** A screen as a tab of its guest. */
export default function DisplayTab() {
  const { connection, uuid, index } = useParams({ from: '/frame/guests/$connection/$uuid/display/$index' });
  const { ref, guest, start, addVnc } = useConsoleGuest({ connection, uuid });
  return (
    <DisplayConsole
      key={`${connection}/${uuid}/${index}`}
      guestRef={ref}
      guest={guest}
      index={Number(index)}
      onStart={start}
      onAddVnc={addVnc}
    >
      <OwnWindow
        address={{ to: '/window/display/$connection/$uuid/$index', params: { connection, uuid, index } }}
      />
    </DisplayConsole>
  );
}
