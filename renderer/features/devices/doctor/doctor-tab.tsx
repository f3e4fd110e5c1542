import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { api } from '#renderer/api/client.ts';
import { useDoctor } from '#renderer/api/devices.ts';
import { usePlace } from '#renderer/app/host-area/place.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { CheckPage } from '#renderer/ui/check-list/check-page.tsx';
import { saveText } from '#renderer/ui/host-change/save-text.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { diagnosis } from '../model/checks.ts';
import { NoMap } from '../no-map.tsx';

/** Whether the host is ready to give devices to guests: each check with its reason and its remedy. */
export default function DoctorTab() {
  const { connection, item } = usePlace();
  const { checks, failure, checking, again } = useDoctor(connection);
  if (checks === undefined) return <NoMap connection={connection} failure={failure} again={again} />;
  return (
    <CheckPage
      connection={connection}
      title="Is this host ready?"
      summary={diagnosis(checks)}
      checks={checks}
      failure={failure}
      checking={checking}
      again={again}
      item={item}
      aside={<RecordButton connection={connection} />}
    />
  );
}

/** What all of this was told by, as a file for those who are asked for help. */
function RecordButton({ connection }: { connection: ConnectionId }) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const { name, text } = await api.devices.record({ connection });
      saveText(name, text);
    } catch (error) {
      notifyFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      startIcon={<SaveIcon />}
      disabled={busy}
      title="All that was read of this host, without serial numbers and MAC addresses, to send to those who help"
      onClick={() => void save()}
    >
      Save a record
    </Button>
  );
}
