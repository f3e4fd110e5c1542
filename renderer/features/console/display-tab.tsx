import { useParams } from '@tanstack/react-router';
import { go } from '#renderer/app/go.ts';
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
      display={{
        onAddVnc: addVnc,
        onOther: other =>
          void go({
            to: '/guests/$connection/$uuid/display/$index',
            params: { connection, uuid, index: String(other) },
            search: true,
          }),
      }}
    >
      <OwnWindow
        address={{ to: '/window/display/$connection/$uuid/$index', params: { connection, uuid, index } }}
      />
    </DisplayConsole>
  );
}
