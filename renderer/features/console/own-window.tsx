import OpenInNewIcon from '@mui/icons-material/OpenInNewOutlined';
import Button from '@mui/material/Button';
import { useRouter } from '@tanstack/react-router';

type WindowAddress =
  | {
      to: '/window/display/$connection/$uuid/$index';
      params: { connection: string; uuid: string; index: string };
    }
  | {
      to: '/window/text/$connection/$uuid/$alias';
      params: { connection: string; uuid: string; alias: string };
    };

/** Opens this console in a window of its own. */
export function OwnWindow({ address, name }: { address: WindowAddress; name: string }) {
  const router = useRouter();
  return (
    <Button
      startIcon={<OpenInNewIcon />}
      onClick={() => window.open(router.buildLocation(address).href, name, 'popup,width=1060,height=820')}
    >
      Own window
    </Button>
  );
}
