import { memo } from 'react';
import type { Container } from '#shared/contract/containers.ts';
import { useContainer, type ContainerKey } from '#renderer/api/live/containers.ts';
import { useEngineAway } from '#renderer/app/container-actions/reach.ts';
import { ContainerCell } from './container-cell.tsx';
import { Line, type LinePlace } from './line.tsx';

interface Props extends LinePlace {
  id: ContainerKey;
}

/** One container. It listens for itself alone, as a guest's row does. */
export const ContainerRow = memo(function ContainerRow(props: Props) {
  const container = useContainer(props.id);
  return container && <ContainerLine {...props} container={container} />;
});

function ContainerLine({ container, ...line }: Props & { container: Container }) {
  const stale = useEngineAway(container.engine) !== undefined;
  return (
    <Line {...line} stale={stale} cell={column => <ContainerCell column={column} container={container} />} />
  );
}
