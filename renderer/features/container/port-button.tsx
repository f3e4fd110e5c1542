import OpenIcon from '@mui/icons-material/OpenInNewOutlined';
import Button from '@mui/material/Button';
import type { Container } from '#shared/contract/containers.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { portAddress, publishedPorts } from '#renderer/app/container-actions/ports.ts';

/** The way to what it serves, where this computer's browser gets to it. */
export function PortButton({ container }: { container: Container }) {
  const engine = useEngine(container.engine);
  if (container.state !== 'running') return null;
  const [address] = publishedPorts(container.ports).flatMap(port => portAddress(port, engine) ?? []);
  if (address === undefined) return null;
  return (
    <Button
      component="a"
      variant="contained"
      color="primary"
      href={address}
      target="_blank"
      rel="noreferrer"
      startIcon={<OpenIcon />}
      title={`Open ${address} (O)`}
    >
      Open
    </Button>
  );
}
