import OpenInNewIcon from '@mui/icons-material/OpenInNewOutlined';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
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
  const href = router.history.createHref(router.buildLocation(address).href);
  return (
    <Tooltip title="Open in a window of its own">
      <IconButton
        aria-label="Open in a window of its own"
        onClick={() => window.open(href, name, 'popup,width=1060,height=820')}
      >
        <OpenInNewIcon />
      </IconButton>
    </Tooltip>
  );
}
