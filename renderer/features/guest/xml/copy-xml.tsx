import CopyIcon from '@mui/icons-material/ContentCopyOutlined';
import Button from '@mui/material/Button';
import { notify, notifyFailure } from '#renderer/app/notifications/store.ts';

export function CopyXml({ name, xml }: { name: string; xml: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(xml);
    notify({ tone: 'success', text: `Copied the XML of “${name}”.` });
  };
  return (
    <Button startIcon={<CopyIcon />} onClick={() => void copy().catch(notifyFailure)}>
      Copy
    </Button>
  );
}
